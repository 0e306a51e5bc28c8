import { effect, type ReadonlySignal, untracked, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { LabState, Look, Run } from "./lab-state.ts";

/**
 * Calls `see` with each new look while nothing runs, and at most once in so many milliseconds while the training runs. A look's
 * numbers are only valid during the call: their buffer goes back to the worker. Returns what ends it.
 */
export function onLook(lab: LabState, milliseconds: number, see: (run: Run, look: Look) => void): () => void {
  let last = -Infinity;
  return effect(() => {
    const run = lab.run.value;
    const look = lab.look.value;
    const isRunning = lab.phase.value === "running";
    if (!run || !look) return;
    const now = performance.now();
    if (isRunning && now - last < milliseconds) return;
    last = now;
    untracked(() => see(run, look));
  });
}

/** What `read` makes of the latest look, at the pace of `onLook`; undefined before the first. */
export function usePaced<T>(lab: LabState, milliseconds: number, read: (run: Run, look: Look) => T): ReadonlySignal<T | undefined> {
  const value = useSignal<T | undefined>(undefined);
  useEffect(
    () =>
      onLook(lab, milliseconds, (run, look) => {
        value.value = read(run, look);
      }),
    [lab, milliseconds, read, value],
  );
  return value;
}
