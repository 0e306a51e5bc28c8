import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { diagnoses, featureKeys } from "../../../data/features.ts";
import { wisconsin } from "../../../data/wisconsin.ts";
import { projectPath } from "../../../scripts/files.ts";
import { readTrainingData } from "../../../scripts/training-data.ts";

const data = await readTrainingData("data/wisconsin.csv");

test("the Wisconsin data: 683 complete of 699 rows, 239 of them malignant", () => {
  expect(data.origin).toEqual({ rows: 699, used: 683, sha256: "d7c6a7135fd2354b3d0aa686685404d7048bed261970412cebb012b49003b2bf" });
  expect([data.rows.length, data.labels.length]).toEqual([683, 683]);
  expect(data.labels.reduce((sum, y) => sum + y, 0)).toBe(239);
  expect([data.features, data.range, data.classNames]).toEqual([featureKeys, [1, 10], diagnoses]);
});

test("the rows with an unknown score are kept apart: 16, all without bare nuclei, 2 of them malignant", () => {
  const { rows, labels } = data.incomplete;
  expect([rows.length, labels.filter((label) => label === 1).length]).toEqual([16, 2]);
  for (const row of rows) expect(row.flatMap((score, f) => (score === null ? [data.features[f]] : []))).toEqual(["bareNuclei"]);
});

test("the eight dated groups hold every complete row once, in order", () => {
  const periods = data.periods!;
  expect(periods.flatMap(({ rows }) => rows)).toEqual(data.rows.map((_, row) => row));
  expect(
    periods.map(({ date, rows }) => ({ date, complete: rows.length, malignant: rows.filter((row) => data.labels[row] === 1).length })),
  ).toEqual(wisconsin.groups.map(({ date, complete, malignant }) => ({ date, complete, malignant })));
  expect(wisconsin.groups.map(({ rows }) => rows)).toEqual([367, 70, 31, 17, 48, 49, 31, 86]);
});

test("the first group has the 200 benign and 167 malignant rows that UCI documents", () => {
  const lines = readFileSync(projectPath("data/wisconsin.csv"), "utf8").split("\n").slice(1, 368);
  expect(lines.filter((line) => line.endsWith("benign"))).toHaveLength(200);
  expect(lines.filter((line) => line.endsWith("malignant"))).toHaveLength(167);
  expect(data.periods![0]!.rows).toHaveLength(lines.filter((line) => !line.includes(",,")).length);
});

test("the case numbers are as data/wisconsin.ts says", () => {
  const rows = readFileSync(projectPath("data/wisconsin.csv"), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .filter((line) => !line.includes(",,"));
  const diagnoses = new Map<string, Set<string>>();
  for (const line of rows) {
    const [id = "", diagnosis = ""] = [line.split(",")[0], line.split(",").at(-1)];
    diagnoses.set(id, (diagnoses.get(id) ?? new Set()).add(diagnosis));
  }
  const withBoth = [...diagnoses.values()].filter(({ size }) => size > 1).length;
  expect({ ofComplete: diagnoses.size, withBoth }).toEqual(wisconsin.caseNumbers);
});

test("label 1 is malignant", () => {
  expect([data.rows[0], data.labels[0]]).toEqual([[5, 1, 1, 1, 2, 1, 3, 1, 1], 0]);
  expect([data.rows[5], data.labels[5]]).toEqual([[8, 10, 10, 8, 7, 10, 9, 7, 1], 1]);
});
