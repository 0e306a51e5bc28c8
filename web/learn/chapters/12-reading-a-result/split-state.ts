import { type ReadonlySignal, signal } from "@preact/signals";
import { readingAResult } from "../../../../data/lessons/12-reading-a-result.ts";
import { isStopped, type LessonWorker } from "../../worker/lesson-worker.ts";
import type { SplitErrors } from "../../worker/tasks.ts";

/** The splits that the visitor has drawn. */
export interface SplitState {
  readonly drawn: ReadonlySignal<readonly SplitErrors[]>;
  readonly isDrawing: ReadonlySignal<boolean>;
  readonly error: ReadonlySignal<string | undefined>;
  /** Draws so many more splits, one after another, each shown when it is done. */
  draw(count: number): Promise<void>;
  stop(): void;
}

export function createSplitState(worker: LessonWorker): SplitState {
  const drawn = signal<readonly SplitErrors[]>([]);
  const isDrawing = signal(false);
  const error = signal<string | undefined>(undefined);
  return {
    drawn,
    isDrawing,
    error,
    async draw(count) {
      isDrawing.value = true;
      error.value = undefined;
      try {
        for (let i = 0; i < count; i++) {
          // Not one of those that the figures are about.
          const seed = readingAResult.random.figures.splits + 1 + drawn.value.length;
          drawn.value = [...drawn.value, await worker.run("split", { seed })];
        }
      } catch (reason) {
        if (!isStopped(reason)) error.value = (reason as Error).message;
      } finally {
        isDrawing.value = false;
      }
    },
    stop: () => worker.stop(),
  };
}

/** How many splits had 0, 1, 2, … errors, up to `most`, in which those with more are counted. */
export function histogramOf(errors: readonly number[], most: number): number[] {
  const counts = new Array<number>(most + 1).fill(0);
  for (const count of errors) counts[Math.min(count, most)] = (counts[Math.min(count, most)] as number) + 1;
  return counts;
}
