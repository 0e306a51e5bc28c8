import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { nearestRows } from "../../../model/explanation/similar.ts";
import { parseModel } from "../../../model/file/parse.ts";
import { predict } from "../../../model/prediction/predict.ts";
import { isFarFromAll } from "../../../model/prediction/unusual.ts";
import { probabilityOf } from "../../../model/training/fitted.ts";
import { shipped } from "../models.ts";

const model = parseModel(JSON.parse(readFileSync(new URL("../../../worker/model.json", import.meta.url), "utf8")));
const sample = fc.array(fc.option(fc.integer({ min: 1, max: 10 })), { minLength: 9, maxLength: 9 });

test("a sample is far from all rows exactly where the nearest of them is further than the limit", () => {
  const limit = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1 / 9, 0.25, Math.sqrt(1 / 9)));
  fc.assert(
    fc.property(sample, limit, (values, far) => {
      const nearest = nearestRows(model, values, 1)[0]?.distance as number;
      expect(isFarFromAll(model, values, far)).toBe(nearest > far);
      expect(isFarFromAll(model, values, nearest)).toBe(false);
    }),
    { numRuns: 1_000 },
  );
});

test("a complete sample is answered with the bits of the plain forward pass", () => {
  const complete = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(complete, (values) => {
      expect(predict(model, { values }).probability).toBe(probabilityOf(model, values));
    }),
  );
});

test("a limit of any size, however large, is compared at once", () => {
  const values = [1, 10, 1, 10, 1, 10, 1, 10, 1];
  for (const limit of [1, 1e8, 1e20, Number.MAX_VALUE]) expect(isFarFromAll(shipped, values, limit)).toBe(false);
});
