import { expect, test } from "vitest";
import { areaUnderRoc, confusionAt, measure, reliability, rocCurve } from "../../../network/evaluation/metrics.ts";

// Worked out by hand: six cases, three of them malignant.
const outcomes = { probabilities: [0.9, 0.8, 0.4, 0.6, 0.2, 0.05], labels: [1, 1, 1, 0, 0, 0] };

test("metrics of six cases are those worked out by hand", () => {
  const metrics = measure(outcomes);
  expect(confusionAt(outcomes, 0.5)).toEqual({ truePositives: 2, falsePositives: 1, trueNegatives: 2, falseNegatives: 1 });
  expect(metrics.accuracy).toBeCloseTo(4 / 6, 15);
  expect(metrics.sensitivity).toBeCloseTo(2 / 3, 15);
  expect(metrics.specificity).toBeCloseTo(2 / 3, 15);
  expect(metrics.ppv).toBeCloseTo(2 / 3, 15);
  expect(metrics.npv).toBeCloseTo(2 / 3, 15);
  // Nine pairs; 0.4 against 0.6 is the one lost.
  expect(metrics.auc).toBeCloseTo(8 / 9, 15);
  expect(metrics.brier).toBeCloseTo((0.01 + 0.04 + 0.36 + 0.36 + 0.04 + 0.0025) / 6, 15);
  // −ln of 0.9 · 0.8 · 0.4 · 0.4 · 0.8 · 0.95, over six.
  expect(metrics.logLoss).toBeCloseTo(-Math.log(0.9 * 0.8 * 0.4 * 0.4 * 0.8 * 0.95) / 6, 14);
  expect(metrics.calibrationError).toBeCloseTo((0.1 + 0.2 + 0.6 + 0.6 + 0.2 + 0.05) / 6, 14);
});

test("ties count half in the area under the ROC curve", () => {
  expect(areaUnderRoc({ probabilities: [0.5, 0.5], labels: [1, 0] })).toBe(0.5);
  expect(areaUnderRoc({ probabilities: [0.5, 0.5, 0.7, 0.2], labels: [1, 0, 1, 0] })).toBe(3.5 / 4);
});

test("the area under the ROC curve is the share of pairs in the right order, by brute force", () => {
  const probabilities = Array.from({ length: 120 }, (_, i) => ((i * 7919) % 23) / 23);
  const labels = Array.from({ length: 120 }, (_, i) => ((i * 31) % 5 < 2 ? 1 : 0));
  let wins = 0;
  let pairs = 0;
  for (let a = 0; a < 120; a++)
    for (let b = 0; b < 120; b++) {
      if (labels[a] !== 1 || labels[b] !== 0) continue;
      pairs++;
      wins += probabilities[a]! > probabilities[b]! ? 1 : probabilities[a] === probabilities[b] ? 0.5 : 0;
    }
  expect(areaUnderRoc({ probabilities, labels })).toBeCloseTo(wins / pairs, 14);
});

test("a weight counts a case that often", () => {
  const weights = [2, 1, 3, 1, 2, 4];
  const repeated = { probabilities: [] as number[], labels: [] as number[] };
  weights.forEach((weight, i) => {
    for (let k = 0; k < weight; k++) {
      repeated.probabilities.push(outcomes.probabilities[i]!);
      repeated.labels.push(outcomes.labels[i]!);
    }
  });
  const [a, b] = [measure({ ...outcomes, weights }), measure(repeated)];
  for (const name of Object.keys(a) as (keyof typeof a)[]) expect(a[name]).toBeCloseTo(b[name], 13);
});

test("the ROC curve starts at nothing, ends at everything, and the area under its corners is the AUC", () => {
  const points = rocCurve(outcomes);
  expect(points[0]).toEqual({ threshold: Infinity, truePositives: 0, falsePositives: 0 });
  expect(points.at(-1)).toMatchObject({ truePositives: 3, falsePositives: 3 });
  let area = 0;
  for (let i = 1; i < points.length; i++)
    area += ((points[i]!.falsePositives - points[i - 1]!.falsePositives) * (points[i]!.truePositives + points[i - 1]!.truePositives)) / 2;
  expect(area / 9).toBeCloseTo(8 / 9, 14);
});

test("a probability of 1 falls into the last bin, and a wrong certainty costs a finite loss", () => {
  const sure = { probabilities: [1, 0], labels: [0, 1] };
  expect(reliability(sure).map(({ count }) => count)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  expect(measure(sure).logLoss).toBeCloseTo(52 * Math.LN2, 12);
});
