import { expect, test } from "vitest";
import { predictionsOf } from "../../../model/assessment/methods.ts";

const near = (train: { rows: number[][]; labels: number[] }, count: number, ...rows: number[][]) =>
  Array.from(predictionsOf({ kind: "neighbours", count }, train, rows, 1));

test("nearest neighbours: the rate among them, with one case of each class added", () => {
  const train = { rows: [[1], [2], [3], [9], [10]], labels: [0, 0, 1, 1, 1] };
  // The nearest three of 1 are 1, 2, 3; the nearest three of 10 are 10, 9, 3.
  expect(near(train, 3, [1], [10])).toEqual([2 / 5, 4 / 5]);
  expect(near(train, 99, [5])).toEqual([4 / 7]);
});

test("nearest neighbours: equally near rows are all included, so the order of the rows does not matter", () => {
  const train = { rows: [[4], [6], [6], [1]], labels: [0, 1, 1, 0] };
  const reversed = { rows: [...train.rows].reverse(), labels: [...train.labels].reverse() };
  expect(near(train, 1, [5])).toEqual([3 / 5]);
  expect(near(reversed, 1, [5])).toEqual(near(train, 1, [5]));
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
