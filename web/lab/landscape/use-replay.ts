import { useEffect } from "preact/hooks";
import type { RaceState } from "./race-state.ts";

/** Epochs a second. */
const PACE = 12;

/** While it is playing, all lanes advance together from epoch to epoch. With reduced motion, the ends are shown at once. */
export function useReplay(state: RaceState): void {
  const isPlaying = state.isPlaying.value;
  useEffect(() => {
    if (!isPlaying) return undefined;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      state.epoch.value = state.lastEpoch.value;
      state.isPlaying.value = false;
      return undefined;
    }
    const from = state.epoch.peek();
    let begun: number | undefined;
    let request = requestAnimationFrame(play);

    function play(now: number): void {
      begun ??= now;
      const epoch = Math.min(state.lastEpoch.peek(), from + Math.floor(((now - begun) * PACE) / 1000));
      state.epoch.value = epoch;
      if (epoch < state.lastEpoch.peek()) request = requestAnimationFrame(play);
      else state.isPlaying.value = false;
    }

    return () => cancelAnimationFrame(request);
  }, [isPlaying, state]);
}
