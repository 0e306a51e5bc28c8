import { expect, test } from "vitest";
import { assessedRows } from "../../../model/assessment/sample.ts";

const labels = Array.from({ length: 5000 }, (_, i) => (i % 10 === 0 ? 1 : 0));
const data = { rows: labels.map((_, i) => [i]), labels };

test("a sample has the size and the class balance that were asked for, in the order of the rows, and is the same each time", () => {
  const sample = assessedRows(data, 1000);
  expect(sample).toHaveLength(1000);
  expect(sample.filter((row) => labels[row] === 1)).toHaveLength(100);
  expect(sample).toEqual([...new Set(sample)].sort((a, b) => a - b));
  expect(assessedRows(data, 1000)).toEqual(sample);
});

test("few rows are all assessed", () => {
  expect(assessedRows(data, 5000)).toEqual(labels.map((_, i) => i));
});
