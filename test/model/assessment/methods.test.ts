import { expect, test } from "vitest";
import { predictionsOf, scoreSumCut } from "../../../model/assessment/methods.ts";

const near = (train: { rows: number[][]; labels: number[] }, count: number, ...rows: number[][]) =>
  Array.from(predictionsOf({ kind: "neighbours", count, scaling: "standard" }, train, rows, 1));

test("nearest neighbours: the rate among them, with a tenth of a case at the base rate added", () => {
  const train = { rows: [[1], [2], [3], [9], [10]], labels: [0, 0, 1, 1, 1] };
  // The nearest three of 1 are 1, 2, 3; the nearest three of 10 are 10, 9, 3.
  expect(near(train, 3, [1], [10])).toEqual([expect.closeTo(1.06 / 3.1, 14), expect.closeTo(3.06 / 3.1, 14)]);
  expect(near(train, 99, [5])).toEqual([expect.closeTo(3.06 / 5.1, 14)]);
});

test("nearest neighbours: equally near rows are all included, so the order of the rows does not matter", () => {
  const train = { rows: [[4], [6], [6], [1]], labels: [0, 1, 1, 0] };
  const reversed = { rows: [...train.rows].reverse(), labels: [...train.labels].reverse() };
  expect(near(train, 1, [5])).toEqual([expect.closeTo(2.05 / 3.1, 14)]);
  expect(near(reversed, 1, [5])).toEqual(near(train, 1, [5]));
});

test("nearest neighbours are near in the scaled scores", () => {
  const train = { rows: [[1], [5], [2], [9]], labels: [1, 1, 0, 1] };
  const probability = (scaling: "standard" | "log-standard") =>
    predictionsOf({ kind: "neighbours", count: 1, scaling }, train, [[3.2]], 1)[0]!;
  // 3.2 is nearer to 2 by difference, and nearer to 5 by ratio.
  expect([probability("standard") > 0.5, probability("log-standard") > 0.5]).toEqual([false, true]);
});

test("the cut of the sum has the fewest errors, and is the lowest whole number that has", () => {
  // The sums are 2, 4, 9 and 12.
  const rows = [
    [1, 1],
    [2, 2],
    [4, 5],
    [6, 6],
  ];
  expect(scoreSumCut({ rows, labels: [0, 0, 1, 1] })).toBe(5);
  expect(scoreSumCut({ rows, labels: [0, 1, 0, 1] })).toBe(3);
  expect(scoreSumCut({ rows, labels: [1, 1, 1, 1] })).toBe(2);
  expect(scoreSumCut({ rows, labels: [0, 0, 0, 0] })).toBe(13);
});

test("the sum of the scores: malignant from the cut on, with probabilities that rise with the sum", () => {
  const rows = Array.from({ length: 40 }, (_, i) => [1 + (i % 10), 1 + Math.floor(i / 4)]);
  const labels = rows.map(([a, b], i) => (a! + b! + 2 * (i % 5) >= 14 ? 1 : 0));
  const cut = scoreSumCut({ rows, labels });
  const sums = Array.from({ length: 19 }, (_, i) => [1 + Math.floor(i / 2), 1 + Math.ceil(i / 2)]);
  const probabilities = Array.from(predictionsOf({ kind: "scoreSum" }, { rows, labels }, sums, 1));
  expect(probabilities.map((p) => p >= 0.5)).toEqual(sums.map(([a, b]) => a! + b! >= cut));
  expect(probabilities).toEqual(probabilities.toSorted((a, b) => a - b));
  for (const p of probabilities) expect(p > 0 && p < 1).toBe(true);
});

test("the single best feature is the one with the least log loss, and an unseen score gets the base rate", () => {
  // The second feature separates the classes, the first does not.
  const rows = [1, 2, 1, 2].map((noise, i) => [noise, i < 2 ? 3 : 8]);
  const labels = [0, 0, 1, 1];
  const predicted = predictionsOf(
    { kind: "singleFeature" },
    { rows, labels },
    [
      [1, 3],
      [2, 3],
      [1, 8],
      [1, 5],
    ],
    1,
  );
  // One case at the base rate of 1/2 is added to the two at each score.
  expect(Array.from(predicted)).toEqual([0.5 / 3, 0.5 / 3, 2.5 / 3, 0.5]);
});
