import fc from "fast-check";
import { expect, test } from "vitest";
import { similarRows } from "../../../model/explanation/similar.ts";
import { predict } from "../../../model/prediction/predict.ts";
import { isFarFromAll, nearestOthers } from "../../../model/prediction/unusual.ts";
import { anyModelAndSample } from "../arbitraries.ts";
import { shipped } from "../models.ts";

const { rows } = shipped.file.background;

test("a sample is far from all rows exactly where the nearest of them is beyond the limit", () => {
  const limit = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1 / 9, 0.25, Math.sqrt(1 / 9)));
  fc.assert(
    fc.property(anyModelAndSample, limit, ({ model, values }, far) => {
      const nearest = similarRows(model, values, 1)[0]?.distance as number;
      expect(isFarFromAll(model, values, far)).toBe(nearest > far);
      expect(isFarFromAll(model, values, nearest)).toBe(false);
    }),
    { numRuns: 1_000 },
  );
});

test("a limit of any size, however large, is compared at once", () => {
  const values = [1, 10, 1, 10, 1, 10, 1, 10, 1];
  for (const limit of [1, 1e8, 1e20, Number.MAX_VALUE]) expect(isFarFromAll(shipped, values, limit)).toBe(false);
});

test("no training row is unusual; a sample beyond the distance in the file is", () => {
  for (const row of rows) expect(predict(shipped, { values: row }).unusual).toBe(false);
  expect(predict(shipped, { values: [1, 10, 1, 10, 1, 10, 1, 10, 1] }).unusual).toBe(true);
});

test("the nearest other row is the second nearest of all, since each row is its own nearest", () => {
  const distances = nearestOthers(rows, shipped.file.range);
  rows.slice(0, 40).forEach((row, r) => {
    expect(distances[r]).toBe(similarRows(shipped, row, 2)[1]?.distance);
  });
});
