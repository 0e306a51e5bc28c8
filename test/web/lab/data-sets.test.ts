import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readTable } from "../../../data/tables/index.ts";
import { madeProblemNames } from "../../../network/examples/made-problems.ts";
import { MADE_POINTS, madeData, wisconsinData } from "../../../web/lab/experiment/data-sets.ts";

const file = readFileSync(new URL("../../../data/wisconsin.csv", import.meta.url));

test("the lab's Wisconsin rows are the complete rows that the reader of tables finds", () => {
  const read = readTable(file);
  if ("code" in read) throw new Error(read.detail);
  const complete = read.rows.filter(({ values }) => values?.every((value) => value !== null));
  const data = wisconsinData(file.toString());
  expect(data.rows.length).toBe(683);
  expect(data.rows).toEqual(complete.map(({ values }) => values));
  expect(data.labels).toEqual(complete.map(({ diagnosis }) => (diagnosis === "malignant" ? 1 : 0)));
});

test.for(madeProblemNames)("%s has points of both classes, the same for the same seed", (problem) => {
  const data = madeData(problem, 3);
  expect(data.rows.length).toBe(MADE_POINTS);
  expect(new Set(data.labels)).toEqual(new Set([0, 1]));
  expect(madeData(problem, 3)).toEqual(data);
  expect(madeData(problem, 4)).not.toEqual(data);
});
