import { effect, type ReadonlySignal, untracked, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { LabState, Look, Run } from "./lab-state.ts";

/** How often something follows a running training: once in every so many milliseconds, at its own time within them. */
export interface Pace {
  readonly every: number;
  /** Milliseconds. What has different offsets is not drawn in the same frame. */
  readonly offset?: number;
}

/**
 * Calls `see` with each new look while nothing runs, and at its pace while the training runs. A look's numbers are only valid during
 * the call: their buffer goes back to the worker. Returns what ends it.
 */
export function onLook(lab: LabState, { every, offset = 0 }: Pace, see: (run: Run, look: Look) => void): () => void {
  let last = -1;
  return effect(() => {
    const run = lab.run.value;
    const look = lab.look.value;
    const isRunning = lab.phase.value === "running";
    if (!run || !look) return;
    const turn = Math.floor((performance.now() + every - offset) / every);
    if (isRunning && turn === last) return;
    last = turn;
    untracked(() => see(run, look));
  });
}

/** What `read` makes of the latest look, at a pace; undefined before the first. */
export function usePaced<T>(lab: LabState, { every, offset = 0 }: Pace, read: (run: Run, look: Look) => T): ReadonlySignal<T | undefined> {
  const value = useSignal<T | undefined>(undefined);
  useEffect(
    () =>
      onLook(lab, { every, offset }, (run, look) => {
        value.value = read(run, look);
      }),
    [lab, every, offset, read, value],
  );
  return value;
}
