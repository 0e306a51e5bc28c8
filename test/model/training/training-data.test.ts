import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { diagnoses, featureKeys } from "../../../data/features.ts";
import { trainingDataOf } from "../../../model/training/training-data.ts";
import { projectPath } from "../../../scripts/files.ts";

const csv = readFileSync(projectPath("data/wisconsin.csv"), "utf8");

test("the Wisconsin data: 683 complete of 699 rows, 239 of them malignant", () => {
  const data = trainingDataOf(csv);
  expect(data.origin).toMatchObject({ rows: 699, used: 683 });
  expect([data.rows.length, data.labels.length]).toEqual([683, 683]);
  expect(data.labels.reduce((sum, y) => sum + y, 0)).toBe(239);
  expect([data.features, data.range, data.classNames]).toEqual([featureKeys, [1, 10], diagnoses]);
});

test("incomplete rows are counted and left out, and label 1 is malignant", () => {
  const header = csv.split("\n")[0];
  const data = trainingDataOf(`${header}\n1,5,1,1,1,2,1,3,1,1,benign\n2,5,1,1,1,2,?,3,1,1,benign\n3,8,10,10,8,7,10,9,7,1,malignant\n`);
  expect(data.rows).toEqual([
    [5, 1, 1, 1, 2, 1, 3, 1, 1],
    [8, 10, 10, 8, 7, 10, 9, 7, 1],
  ]);
  expect([data.labels, data.origin.rows, data.origin.used]).toEqual([[0, 1], 3, 2]);
});

test("the hash is that of the text: one changed score, another hash", () => {
  expect(trainingDataOf(csv).origin.sha256).toBe("d7c6a7135fd2354b3d0aa686685404d7048bed261970412cebb012b49003b2bf");
  expect(trainingDataOf(csv.replace(",5,1,", ",6,1,")).origin.sha256).not.toBe(trainingDataOf(csv).origin.sha256);
});
