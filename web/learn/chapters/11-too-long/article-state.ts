import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { tooLong } from "../../../../data/lessons/11-too-long.ts";
import { isStopped, type LessonWorker } from "../../worker/lesson-worker.ts";
import type { ArticleLook } from "../../worker/tasks.ts";

/** The article's training as it runs. */
export interface ArticleState {
  readonly looks: ReadonlySignal<readonly ArticleLook[]>;
  readonly isRunning: ReadonlySignal<boolean>;
  readonly error: ReadonlySignal<string | undefined>;
  /** The iteration at which the visitor would stop, to begin with where the held-out loss of the ten folds is lowest. */
  readonly stopAt: Signal<number>;
  /** From the first iteration on. */
  run(): Promise<void>;
  stop(): void;
}

const folds = tooLong.folds.figures;

/** `schedule` calls back before the next drawing. */
export function createArticleState(worker: LessonWorker, schedule: (flush: () => void) => void): ArticleState {
  const looks = signal<readonly ArticleLook[]>([]);
  const isRunning = signal(false);
  const error = signal<string | undefined>(undefined);
  let waiting: ArticleLook[] = [];

  function flush(): void {
    if (waiting.length > 0) looks.value = [...looks.value, ...waiting];
    waiting = [];
  }

  return {
    looks,
    isRunning,
    error,
    stopAt: signal(folds.iterations[folds.best] as number),
    async run() {
      looks.value = [];
      isRunning.value = true;
      error.value = undefined;
      try {
        await worker.run("article", {}, (look) => {
          if (waiting.length === 0) schedule(flush);
          waiting.push(look);
        });
      } catch (reason) {
        if (!isStopped(reason)) error.value = (reason as Error).message;
      } finally {
        flush();
        isRunning.value = false;
      }
    },
    stop: () => worker.stop(),
  };
}

/** How many of the costs that the article printed are ours to six digits, and how many have been reached. */
export function comparedCosts(
  looks: readonly ArticleLook[],
  printed: readonly { readonly iteration: number; readonly cost: number }[],
): { readonly equal: number; readonly reached: number } {
  const ours = new Map(looks.map(({ iteration, cost }) => [iteration, cost.toFixed(6)]));
  const reached = printed.filter(({ iteration }) => ours.has(iteration));
  return { equal: reached.filter(({ iteration, cost }) => ours.get(iteration) === cost.toFixed(6)).length, reached: reached.length };
}
