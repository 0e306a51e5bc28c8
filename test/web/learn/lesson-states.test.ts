import { expect, test } from "vitest";
import { cost as printed } from "../../../data/article.json";
import { lanes } from "../../../model/lessons/lanes.ts";
import type { LaneRun } from "../../../model/lessons/run-lane.ts";
import { createRaceState, OTHER_STARTS } from "../../../web/learn/chapters/10-four-ways-down/race-state.ts";
import { comparedCosts, createArticleState } from "../../../web/learn/chapters/11-too-long/article-state.ts";
import { createSplitState, histogramOf } from "../../../web/learn/chapters/12-reading-a-result/split-state.ts";
import type { LessonWorker } from "../../../web/learn/worker/lesson-worker.ts";
import type { ArticleLook } from "../../../web/learn/worker/tasks.ts";

/** A worker whose tasks this function does; it stops before a task once told to. */
function workerOf<Q>(task: (question: Q, news: (look: ArticleLook) => void) => unknown): LessonWorker {
  let isStopped = false;
  return {
    async run(_, question, onNews) {
      await undefined;
      if (isStopped) throw new DOMException("stopped", "AbortError");
      return task(question as Q, onNews as never) as never;
    },
    stop() {
      isStopped = true;
    },
  };
}

const look = (iteration: number, cost: number): ArticleLook => ({ iteration, cost, heldOutLoss: 0.1, right: 181 });

test("a race has every lane from its seed; other starts add up, and stop where they are stopped", async () => {
  const asked: string[] = [];
  const worker = workerOf(({ lane, seed }: { lane: number; seed: number }): LaneRun => {
    asked.push(`${lane} ${seed}`);
    if (seed === 5) worker.stop();
    return { losses: [1, lane + seed / 100], heldOutLoss: 0, heldOutAccuracy: 1, silentUnits: lane === 2 ? 15 : 3, jitter: 0 };
  });
  const state = createRaceState(worker);
  await state.race(1);
  expect(state.runs.value).toHaveLength(lanes.length);
  expect(asked).toEqual(lanes.map((_, lane) => `${lane} 1`));
  await state.raceOthers();
  expect(state.isRunning.value).toBe(false);
  expect(state.error.value).toBeUndefined();
  const others = state.others.value!;
  expect(others.done).toBe(3);
  expect(others.done).toBeLessThan(OTHER_STARTS);
  expect(others.losses[1]).toEqual([1.02, 1.03, 1.04]);
  expect(others.allSilent).toEqual([0, 0, 3, 0, 0]);
});

test("a task that fails is told, and nothing runs any more", async () => {
  const worker = workerOf(() => {
    throw new Error("no memory");
  });
  const race = createRaceState(worker);
  await race.race(1);
  const splits = createSplitState(worker);
  await splits.draw(3);
  const article = createArticleState(worker, (flush) => flush());
  await article.run();
  expect([race.error.value, splits.error.value, article.error.value]).toEqual(["no memory", "no memory", "no memory"]);
  expect([race.isRunning.value, splits.isDrawing.value, article.isRunning.value]).toEqual([false, false, false]);
});

test("looks are shown together before a drawing, and the last ones at the end", async () => {
  const flushes: (() => void)[] = [];
  let seen = -1;
  const state = createArticleState(
    workerOf((_, news: (look: ArticleLook) => void) => {
      news(look(0, 0.7));
      news(look(500, 0.6));
      seen = state.looks.value.length;
      flushes[0]!();
      news(look(1000, 0.5));
    }),
    (flush) => flushes.push(flush),
  );
  await state.run();
  expect(seen).toBe(0);
  expect(flushes).toHaveLength(2);
  expect(state.looks.value.map(({ iteration }) => iteration)).toEqual([0, 500, 1000]);
});

test("printed costs count as equal to the sixth digit, as far as the run has come", () => {
  const [first, second] = printed as [(typeof printed)[number], (typeof printed)[number]];
  expect(comparedCosts([], printed)).toEqual({ equal: 0, reached: 0 });
  expect(comparedCosts([look(0, first.cost + 4e-7), look(500, second.cost + 2e-6)], printed)).toEqual({ equal: 1, reached: 2 });
});

test("no split is drawn twice, nor one of the figures; a histogram counts large numbers in its last bar", async () => {
  const seeds: number[] = [];
  const worker = workerOf(({ seed }: { seed: number }) => {
    seeds.push(seed);
    return { article: { errors: seed % 7, logLoss: 0 }, shipped: { errors: 0 } };
  });
  const state = createSplitState(worker);
  await state.draw(2);
  await state.draw(3);
  expect(seeds).toEqual([301, 302, 303, 304, 305]);
  expect(state.drawn.value).toHaveLength(5);
  expect(histogramOf([0, 2, 2, 9], 3)).toEqual([1, 0, 2, 1]);
});
