import { expect, test } from "vitest";
import { reliability } from "../../../network/evaluation/calibration.ts";
import { confusionAt, measure } from "../../../network/evaluation/metrics.ts";
import { areaUnderRoc, rocCurve } from "../../../network/evaluation/roc.ts";

// Six cases, three of them positive.
const outcomes = { probabilities: [0.9, 0.8, 0.4, 0.6, 0.2, 0.05], labels: [1, 1, 1, 0, 0, 0] };

test("the metrics of six cases, by hand", () => {
  const metrics = measure(outcomes);
  expect(confusionAt(outcomes, 0.5)).toEqual({ truePositives: 2, falsePositives: 1, trueNegatives: 2, falseNegatives: 1 });
  expect(metrics.accuracy).toBeCloseTo(4 / 6, 15);
  expect(metrics.sensitivity).toBeCloseTo(2 / 3, 15);
  expect(metrics.specificity).toBeCloseTo(2 / 3, 15);
  expect(metrics.ppv).toBeCloseTo(2 / 3, 15);
  expect(metrics.npv).toBeCloseTo(2 / 3, 15);
  // Of nine pairs, only 0.4 against 0.6 is in the wrong order.
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

test("the area under the ROC curve is the proportion of pairs in the right order, counted one by one", () => {
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

test("a case of weight 3 counts like three cases", () => {
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

test("the ROC curve runs from no case to all cases, and the area under its corners is the AUC", () => {
  const points = rocCurve(outcomes);
  expect(points[0]).toEqual({ threshold: Infinity, truePositives: 0, falsePositives: 0 });
  expect(points.at(-1)).toMatchObject({ truePositives: 3, falsePositives: 3 });
  let area = 0;
  for (let i = 1; i < points.length; i++)
    area += ((points[i]!.falsePositives - points[i - 1]!.falsePositives) * (points[i]!.truePositives + points[i - 1]!.truePositives)) / 2;
  expect(area / 9).toBeCloseTo(8 / 9, 14);
});

test("a probability of 1 is in the last bin, and wrong certainty has a finite loss", () => {
  const sure = { probabilities: [1, 0], labels: [0, 1] };
  expect(reliability(sure).map(({ count }) => count)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  expect(measure(sure).logLoss).toBeCloseTo(52 * Math.LN2, 12);
});

test("values that are not probabilities or labels are refused, and so are lists of different lengths", () => {
  for (const metric of [measure, areaUnderRoc, rocCurve, reliability]) {
    expect(() => metric({ probabilities: [NaN, 0.5], labels: [0, 1] })).toThrow(
      "probability 0 must be a finite number from 0 to 1, got NaN",
    );
    expect(() => metric({ probabilities: [0.5, 2], labels: [0, 1] })).toThrow("probability 1 must be a finite number from 0 to 1, got 2");
    expect(() => metric({ probabilities: [0.5], labels: [2] })).toThrow("label 0 must be 0 or 1, got 2");
    expect(() => metric({ probabilities: [0.5], labels: [1, 0] })).toThrow(
      "there must be one label and one weight per probability, got 2 and 2 for 1",
    );
  }
});
