import { useSignal, useSignalEffect } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import type { LandscapeState } from "./landscape-state.ts";

/** Orders the maps that are due, as long as their section is on the screen. */
export function useLandscapeOrders(state: LandscapeState, section: RefObject<HTMLElement | null>): void {
  const isVisible = useSignal(false);
  useEffect(() => {
    if (!section.current) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        isVisible.value = entries.at(-1)?.isIntersecting ?? false;
      },
      { rootMargin: "200px" },
    );
    observer.observe(section.current);
    return () => observer.disconnect();
  }, [section, isVisible]);
  useSignalEffect(() => {
    // Not within the effect's own reading of signals, which ordering changes.
    if (isVisible.value && state.due.value !== undefined) queueMicrotask(state.draw);
  });
}
