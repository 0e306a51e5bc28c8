import { expect, test } from "vitest";
import { explain } from "../../../model/explanation/explain.ts";
import { similarRows } from "../../../model/explanation/similar.ts";
import { randomSamples, shipped } from "../models.ts";

const { rows, counts } = shipped.file.background;

test("the similar rows are the five nearest, with their class and their distance over the known scores", () => {
  for (const values of randomSamples(30, 31, { unknowns: true })) {
    const known = values.flatMap((value, f) => (value === null ? [] : [f]));
    const nearest = rows
      .map((row, r) => ({ row, r, distance: Math.sqrt(known.reduce((d, f) => d + ((values[f]! - row[f]!) / 9) ** 2, 0) / known.length) }))
      .sort((a, b) => a.distance - b.distance)
      .slice(0, 5);
    const { similar } = explain(shipped, { values }, { changes: 1 });
    expect(similar.map(({ distance }) => distance.toFixed(12))).toEqual(nearest.map(({ distance }) => distance.toFixed(12)));
    for (const { values: row, diagnosis } of similar) {
      const r = rows.findIndex((other) => other.join() === row.join());
      expect(diagnosis).toBe(counts[r]![1] > 0 ? "malignant" : "benign");
    }
  }
});

test("rows at the same distance are in the order of the data", () => {
  const similar = similarRows(shipped, new Array(9).fill(null), 7);
  expect(similar.map(({ values, distance }) => [values, distance])).toEqual(rows.slice(0, 7).map((row) => [row, 0]));
});
