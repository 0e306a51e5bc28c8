import { expect, test } from "vitest";
import { explain } from "../../../model/explanation/explain.ts";
import { similarCases } from "../../../model/explanation/similar.ts";
import { predict } from "../../../model/prediction/predict.ts";
import { createReadingState } from "../../../web/learn/chapters/13-reading-an-answer/reading-state.ts";
import type { Explainer } from "../../../web/predict/explainer.ts";
import { iceCurves } from "../../../web/predict/ice.ts";
import { model } from "../model.ts";

const sample = [10, 2, 2, 1, 2, 6, 1, null, 2];

/** The explainer of the page, without its web worker. */
const explainer: Explainer = async (input, maxChanges, signal) => {
  const explanation = explain(model, input, { changes: maxChanges });
  signal.throwIfAborted();
  return { explanation, similar: similarCases(model, input.values, 5), iceCurves: iceCurves(model, input), maxChanges };
};

test("every order leads from the base rate to the prediction, and the last one shown is what is predicted", () => {
  const state = createReadingState(model, explainer, sample);
  const ends = new Set<string>();
  const ways = new Set<string>();
  for (let i = 0; i < 5; i++) {
    state.addAll();
    const path = state.path.value;
    ends.add([path[0], path.at(-1)].join());
    ways.add(path.join());
    expect(path.at(-1)).toBe(state.prediction.value?.probability);
    state.shuffle();
  }
  expect(ends.size).toBe(1);
  expect(ways.size).toBeGreaterThan(1);
  expect(state.path.value[0]).toBe(state.baseRate);
  expect(state.path.value.at(-1)).toBe(predict(model, { values: sample }).probability);
});

test("scores are added one at a time, only those that are known", () => {
  const state = createReadingState(model, explainer, sample);
  expect(state.prediction.value).toBeUndefined();
  for (let i = 1; i <= 10; i++) {
    state.addNext();
    expect(state.shown.value).toBe(Math.min(i, 8));
    expect(state.prediction.value?.unknown).toHaveLength(9 - Math.min(i, 8));
  }
});

test("the contributions of the last prevalence arrive, and add up to its path", async () => {
  const state = createReadingState(model, explainer, sample);
  const stop = state.follow();
  state.prevalence.value = 0.2;
  state.prevalence.value = 0.05;
  await expect.poll(() => state.explanation.value).toBeDefined();
  const path = state.path.value;
  const sum = state.explanation.value?.contributions.reduce((total, { contribution }) => total + contribution, 0);
  expect(path[0]).toBe(0.05);
  expect(sum).toBeCloseTo((path.at(-1) as number) - (path[0] as number), 10);
  stop();
});
