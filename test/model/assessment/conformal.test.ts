import { expect, test } from "vitest";
import { conformalThresholds } from "../../../model/assessment/conformal.ts";
import { auditMonotonicity } from "../../../model/assessment/monotonicity.ts";
import { thresholdFor } from "../../../model/assessment/operating-points.ts";
import { predictionSet } from "../../../model/prediction/prediction-set.ts";
import { wilson } from "../../../network/evaluation/intervals.ts";
import { createRandom } from "../../../network/math/random.ts";

test("the conformal quantile is the ⌈(n + 1) · coverage⌉-th best score of the class", () => {
  // 19 malignant scores: ⌈20 · 0.9⌉ = 18, the 18th highest of 0.05, 0.10, … 0.95 is 0.10.
  const probabilities = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);
  expect(conformalThresholds({ probabilities, labels: new Array(19).fill(1) }, 0.9)[1]).toBeCloseTo(0.1, 15);
  // With fewer than 19 cases no quantile covers 95 %: everything is held.
  expect(conformalThresholds({ probabilities: probabilities.slice(1), labels: new Array(18).fill(1) }, 0.95)[1]).toBe(0);
});

test("sets cover at least as often as they say, in each class, over many draws", () => {
  const random = createRandom(7);
  const draw = (y: number): number => 1 / (1 + Math.exp(-(random.normal() * 2 + (y ? 2 : -2))));
  const covered = [0, 0];
  for (let run = 0; run < 400; run++) {
    const labels = Array.from({ length: 100 }, (_, i) => (i < 60 ? 0 : 1));
    const thresholds = conformalThresholds({ probabilities: labels.map(draw), labels }, 0.9);
    for (const y of [0, 1]) covered[y]! += predictionSet(thresholds, draw(y), y === 1 ? 0 : 1)[y] ? 1 : 0;
  }
  // Four standard errors below 90 %.
  for (const hits of covered) expect(hits / 400).toBeGreaterThan(0.9 - 4 * Math.sqrt(0.09 / 400));
});

test("a sample that fits neither class holds both", () => {
  expect(predictionSet([0.9, 0.9], 0.5, 1)).toEqual([true, true]);
  expect(predictionSet([0.9, 0.9], 0.95, 1)).toEqual([false, true]);
  expect(predictionSet([0.9, 0.9], 0.95, 0)).toEqual([true, true]);
  expect(predictionSet([0.2, 0.2], 0.5, 0)).toEqual([true, true]);
});

test("Wilson's interval is that of his formula: 95 of 100 lie in 0.8882 to 0.9785", () => {
  const [low, high] = wilson(0.95, 100);
  expect(low).toBeCloseTo(0.8882, 4);
  expect(high).toBeCloseTo(0.9785, 4);
});

test("the threshold for a sensitivity finds at least that share", () => {
  const probabilities = Array.from({ length: 200 }, (_, i) => ((i * 37) % 200) / 200);
  const labels = probabilities.map((_, i) => i % 2);
  for (const wanted of [0.9, 0.95, 0.99]) {
    const threshold = thresholdFor(wanted, { probabilities, labels });
    const own = probabilities.filter((_, i) => labels[i] === 1);
    expect(own.filter((p) => p >= threshold).length / own.length).toBeGreaterThanOrEqual(wanted);
  }
});

test("the audit counts the steps that go against the scores, and says how far", () => {
  const rows = [[5, 5]];
  const rising = auditMonotonicity(rows, [1, 10], (asked) => asked.map(([a, b]) => a! + b!));
  expect(rising).toEqual({ steps: 4, against: 0, largest: 0 });
  const oneWrong = auditMonotonicity(rows, [1, 10], (asked) => asked.map(([a, b]) => a! - 2 * b!));
  expect(oneWrong).toEqual({ steps: 4, against: 2, largest: 2 });
  expect(auditMonotonicity([[1, 10]], [1, 10], (asked) => asked.map(() => 0)).steps).toBe(2);
});
