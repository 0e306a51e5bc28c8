import { expect, test } from "vitest";
import { explain } from "../../../model/explanation/explain.ts";
import { similarCases } from "../../../model/explanation/similar.ts";
import { changedModel, randomSamples, shipped } from "../models.ts";

const { rows, counts } = shipped.file.background;

function distancesTo(values: readonly (number | null)[]): number[] {
  const known = values.flatMap((value, f) => (value === null ? [] : [f]));
  return rows.map((row) => Math.sqrt(known.reduce((d, f) => d + ((values[f]! - row[f]!) / 9) ** 2, 0) / known.length));
}

test("the similar rows are the five nearest, with how often they occur in each class and their distance over the known scores", () => {
  for (const values of randomSamples(30, 31, { unknowns: true })) {
    const nearest = distancesTo(values).sort((a, b) => a - b);
    const { similar } = explain(shipped, { values }, { changes: 1 });
    expect(similar.map(({ distance }) => distance.toFixed(12))).toEqual(nearest.slice(0, 5).map((distance) => distance.toFixed(12)));
    for (const { values: row, diagnosis, benign, malignant } of similar) {
      expect([benign, malignant]).toEqual(counts[rows.findIndex((other) => other.join() === row.join())]);
      expect(diagnosis).toBe(malignant >= benign ? "malignant" : "benign");
    }
  }
});

test("cases as near as the last row are counted, whether or not they are among the rows", () => {
  for (const values of [...randomSamples(30, 32, { unknowns: true }), [...new Array(8).fill(null), 10], [1, ...new Array(8).fill(null)]]) {
    const { rows: similar, equallyNear, distinct, leftOut } = similarCases(shipped, values, 5);
    const distances = distancesTo(values).map((distance) => distance.toFixed(12));
    const last = similar.at(-1)!.distance.toFixed(12);
    const tied = counts.filter((_, r) => distances[r] === last);
    expect([distinct, leftOut]).toEqual([
      tied.length,
      tied.length - similar.filter(({ distance }) => distance.toFixed(12) === last).length,
    ]);
    expect([equallyNear.benign, equallyNear.malignant]).toEqual([0, 1].map((k) => tied.reduce((sum, pair) => sum + pair[k as 0 | 1], 0)));
  }
});

test("the order of the data does not matter", () => {
  const reversed = changedModel({
    background: { ...shipped.file.background, rows: rows.toReversed(), counts: counts.toReversed() },
  });
  for (const values of [...randomSamples(20, 33, { unknowns: true }), new Array(9).fill(null)])
    expect(similarCases(reversed, values, 5)).toEqual(similarCases(shipped, values, 5));
});
