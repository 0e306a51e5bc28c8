import { expect, test } from "vitest";
import { studyIncomplete } from "../../../model/assessment/incomplete.ts";
import { predict } from "../../../model/prediction/predict.ts";
import { shipped } from "../models.ts";

const benign = [1, 1, 1, 1, 2, null, 1, 1, 1];
const malignant = [8, 10, 10, 8, 7, null, 9, 7, 1];

test("rows with unknown scores: how many are right and covered, and those that are wrong", () => {
  const report = studyIncomplete(shipped, { rows: [benign, malignant, malignant], labels: [0, 0, 1] })!;
  const { probability } = predict(shipped, { values: malignant });
  const low = predict(shipped, { values: benign }).probability;
  expect(report.cases).toEqual([2, 1]);
  expect([report.right, report.covered]).toEqual([2, 2]);
  expect(report.logLoss).toBeCloseTo(-(Math.log(1 - low) + Math.log(1 - probability) + Math.log(probability)) / 3, 12);
  expect(report.wrong).toEqual([{ values: malignant, label: 0, probability }]);
});

test("without such rows there is nothing to report", () => {
  expect(studyIncomplete(shipped, { rows: [], labels: [] })).toBeUndefined();
});

test("at most ten wrong predictions are listed, the furthest off first", () => {
  const rows = [...Array.from({ length: 12 }, () => malignant), [10, 10, 10, 10, 10, null, 10, 10, 10]];
  const { wrong } = studyIncomplete(shipped, { rows, labels: rows.map(() => 0) })!;
  expect(wrong).toHaveLength(10);
  expect(wrong.map(({ probability }) => probability)).toEqual(wrong.map(({ probability }) => probability).toSorted((a, b) => b - a));
});
