import { expect, test } from "vitest";
import { operatingPoints, thresholdFor, thresholdTable } from "../../../model/assessment/operating-points.ts";
import { atPrevalence, PREVALENCES } from "../../../model/prediction/prevalence.ts";
import { stratifiedFolds } from "../../../network/evaluation/folds.ts";
import { createRandom } from "../../../network/math/random.ts";

const probabilities = Array.from({ length: 200 }, (_, i) => ((i * 37) % 200) / 200);
const labels = probabilities.map((p, i) => (i % 2 === 0 ? 1 : p > 0.7 ? 1 : 0));
const outcomes = { probabilities, labels };

function sensitivityAt(threshold: number): number {
  const positives = probabilities.filter((_, i) => labels[i] === 1);
  return positives.filter((p) => p >= threshold).length / positives.length;
}

test("the threshold for a sensitivity reaches it, and the next hundredth does not", () => {
  for (const wanted of [0.5, 0.8, 0.9, 0.95, 0.99]) {
    const threshold = thresholdFor(wanted, outcomes);
    expect(threshold * 100).toBeCloseTo(Math.round(threshold * 100), 10);
    if (threshold > 0.01) expect(sensitivityAt(threshold)).toBeGreaterThanOrEqual(wanted);
    expect(sensitivityAt(threshold + 0.01)).toBeLessThan(wanted);
  }
});

test("rates at a threshold are those of all repeats pooled", () => {
  const half = thresholdTable([outcomes, outcomes]).find(({ threshold }) => threshold === 0.5)!;
  expect(half.sensitivity).toBeCloseTo(sensitivityAt(0.5), 12);
  expect(thresholdTable([outcomes])).toEqual(thresholdTable([outcomes, outcomes]));
});

test("the default threshold at a rarer prevalence is among the thresholds, as what it comes to at the base rate", () => {
  const base = labels.filter((y) => y === 1).length / labels.length;
  const thresholds = thresholdTable([outcomes]).map(({ threshold }) => threshold);
  expect(thresholds).toEqual(thresholds.toSorted((a, b) => a - b));
  for (const prevalence of PREVALENCES)
    expect(thresholds.some((threshold) => Math.abs(atPrevalence(threshold, base, prevalence) - 0.5) < 1e-9)).toBe(true);
});

test("the rates at the high sensitivity are for folds that the threshold was not chosen on", () => {
  const folds = [stratifiedFolds(labels, 5, createRandom(1))];
  const high = operatingPoints([outcomes], folds).at(-1)!;
  expect(high.name).toBe("high sensitivity");
  let found = 0;
  for (const { train, test } of folds[0]!) {
    const threshold = thresholdFor(0.99, outcomes, train);
    found += test.filter((row) => labels[row] === 1 && probabilities[row]! >= threshold).length;
  }
  expect(high.sensitivity).toBeCloseTo(found / labels.filter((y) => y === 1).length, 12);
});
