import { expect, test } from "vitest";
import { distinctRows } from "../../../model/training/labelled-rows.ts";
import { readTrainingData } from "../../../scripts/training-data.ts";

test("distinct rows are counted by class, in the order of their first occurrence", () => {
  expect(distinctRows({ rows: [[1], [2], [1]], labels: [0, 1, 1] })).toEqual({
    rows: [[1], [2]],
    counts: [
      [1, 1],
      [0, 1],
    ],
  });
});

test("449 of the 683 complete rows are distinct, and none of them occurs in both classes", async () => {
  const { rows, counts } = distinctRows(await readTrainingData("data/wisconsin.csv"));
  expect(rows.length).toBe(449);
  expect(counts.reduce((sum, [a, b]) => sum + a + b, 0)).toBe(683);
  expect(counts.some(([a, b]) => a > 0 && b > 0)).toBe(false);
});
