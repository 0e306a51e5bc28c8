import { expect, test } from "vitest";
import { conformalThresholds, coverageReport, meanConformalThresholds } from "../../../model/assessment/conformal.ts";
import { predictionSet } from "../../../model/prediction/prediction-set.ts";
import { stratifiedFolds } from "../../../network/evaluation/folds.ts";
import type { Outcomes } from "../../../network/evaluation/outcomes.ts";
import { createRandom } from "../../../network/math/random.ts";

test("the threshold is the ⌈(n + 1) · coverage⌉-th highest probability of the class", () => {
  // 19 malignant cases: ⌈20 · 0.9⌉ = 18, the 18th highest of 0.05, 0.10, … 0.95 is 0.10.
  const probabilities = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);
  expect(conformalThresholds({ probabilities, labels: new Array(19).fill(1) }, 0.9)[1]).toBeCloseTo(0.1, 15);
  // With fewer than 19 cases no quantile covers 95%: every case is covered.
  expect(conformalThresholds({ probabilities: probabilities.slice(1), labels: new Array(18).fill(1) }, 0.95)[1]).toBe(0);
});

test("cases that look the same are all kept, or none of them", () => {
  const probabilities = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);
  const labels = new Array(19).fill(1);
  const looks = probabilities.map((_, i) => (i === 0 || i === 1 ? 7 : i + 10));
  // The 18th highest is 0.10, and the case at 0.05 looks like it.
  expect(conformalThresholds({ probabilities, labels }, 0.9, undefined, looks)[1]).toBeCloseTo(0.05, 15);
  expect(conformalThresholds({ probabilities, labels }, 0.8, undefined, looks)).toEqual(
    conformalThresholds({ probabilities, labels }, 0.8),
  );
});

const random = createRandom(7);
const draw = (y: number): number => 1 / (1 + Math.exp(-(random.normal() * 2 + (y ? 2 : -2))));

function drawOutcomes(negatives: number, positives: number): Outcomes {
  const labels = Array.from({ length: negatives + positives }, (_, i) => (i < negatives ? 0 : 1));
  return { probabilities: labels.map(draw), labels };
}

test("sets cover at least as often as they claim, in each class, over many draws", () => {
  const covered = [0, 0];
  for (let run = 0; run < 400; run++) {
    const thresholds = conformalThresholds(drawOutcomes(60, 40), 0.9);
    for (const y of [0, 1]) covered[y]! += predictionSet(thresholds, draw(y), y === 1 ? 0 : 1)[y] ? 1 : 0;
  }
  // Four standard errors below 90%.
  for (const hits of covered) expect(hits / 400).toBeGreaterThan(0.9 - 4 * Math.sqrt(0.09 / 400));
});

test("the reported coverage is that of held-out cases, averaged over the repeats", () => {
  const repeats = [drawOutcomes(300, 200), drawOutcomes(300, 200)];
  const folds = repeats.map(({ labels }, i) => stratifiedFolds(Array.from(labels), 5, createRandom(i)));
  const report = coverageReport(repeats, folds, 0.8);
  expect(report.map(({ cases }) => cases)).toEqual([300, 200]);
  for (const { reached, interval } of report) {
    expect(reached).toBeGreaterThan(0.75);
    expect(reached).toBeLessThan(0.9);
    expect(interval[0]).toBeLessThan(reached);
    expect(interval[1]).toBeGreaterThan(reached);
  }
  // The mean of two equal repeats is that of one.
  expect(coverageReport([repeats[0]!, repeats[0]!], [folds[0]!, folds[0]!], 0.8)).toEqual(coverageReport([repeats[0]!], [folds[0]!], 0.8));
  const [a, b] = repeats.map((outcomes) => conformalThresholds(outcomes, 0.8));
  expect(meanConformalThresholds(repeats, 0.8)[1]).toBe(Math.floor(1e6 * ((a![1] + b![1]) / 2)) / 1e6);
});

test("a sample that fits neither class has both in its set", () => {
  expect(predictionSet([0.9, 0.9], 0.5, 1)).toEqual([true, true]);
  expect(predictionSet([0.9, 0.9], 0.95, 1)).toEqual([false, true]);
  expect(predictionSet([0.9, 0.9], 0.95, 0)).toEqual([true, true]);
  expect(predictionSet([0.2, 0.2], 0.5, 0)).toEqual([true, true]);
});
