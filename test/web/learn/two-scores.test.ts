import { expect, test } from "vitest";
import {
  dataOf,
  fillProbabilities,
  learn,
  measureUnit,
  pilesOf,
  startLearning,
  type TwoScoreUnit,
} from "../../../web/learn/chapters/02-unit/two-scores.ts";
import { wisconsinLabels, wisconsinRows } from "../../../web/learn/wisconsin-rows.ts";

const piles = pilesOf(wisconsinRows, wisconsinLabels, [1, 5]);

test("the piles hold every sample once", () => {
  expect(piles.reduce((sum, { benign, malignant }) => sum + benign + malignant, 0)).toBe(wisconsinRows.length);
  expect(piles.reduce((sum, { malignant }) => sum + malignant, 0)).toBe(wisconsinLabels.reduce((sum, label) => sum + label, 0));
});

test("a unit without weights gives every pair its bias, and gets the larger class right", () => {
  const unit: TwoScoreUnit = [0, 0, -1];
  const heights = new Float64Array(2);
  fillProbabilities(unit, Float64Array.of(0, 0, 1, 1), heights);
  expect(heights[0]).toBeCloseTo(1 / (1 + Math.E), 15);
  expect(heights[1]).toBe(heights[0]);
  expect(measureUnit(dataOf(piles), unit).accuracy).toBeCloseTo(444 / 683, 12);
});

test("learning lowers the loss, from wherever the visitor has left the line", () => {
  const data = dataOf(piles);
  const start: TwoScoreUnit = [4, -2, -0.5];
  const learned = learn(startLearning(data, start), 800);
  expect(measureUnit(data, learned).loss).toBeLessThan(measureUnit(data, start).loss / 4);
  const elsewhere = learn(startLearning(data, [-8, 8, 4]), 2000);
  expect(measureUnit(data, elsewhere).loss).toBeCloseTo(measureUnit(data, learned).loss, 2);
});
