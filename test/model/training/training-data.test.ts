import { expect, test } from "vitest";
import { diagnoses, featureKeys } from "../../../data/features.ts";
import { readTrainingData } from "../../../scripts/training-data.ts";

const data = await readTrainingData("data/wisconsin.csv");

test("the Wisconsin data: 683 complete of 699 rows, 239 of them malignant", () => {
  expect(data.origin).toEqual({ rows: 699, used: 683, sha256: "d7c6a7135fd2354b3d0aa686685404d7048bed261970412cebb012b49003b2bf" });
  expect([data.rows.length, data.labels.length]).toEqual([683, 683]);
  expect(data.labels.reduce((sum, y) => sum + y, 0)).toBe(239);
  expect([data.features, data.range, data.classNames]).toEqual([featureKeys, [1, 10], diagnoses]);
});

test("label 1 is malignant", () => {
  expect([data.rows[0], data.labels[0]]).toEqual([[5, 1, 1, 1, 2, 1, 3, 1, 1], 0]);
  expect([data.rows[5], data.labels[5]]).toEqual([[8, 10, 10, 8, 7, 10, 9, 7, 1], 1]);
});
