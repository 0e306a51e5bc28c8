import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { predict } from "../../../network/model/ask.ts";
import { parseModel } from "../../../network/model/model.ts";
import { probabilityOf } from "../../../network/model/predict.ts";
import { nearestDistance, nearestRows } from "../../../network/model/similar.ts";

const model = parseModel(JSON.parse(readFileSync(new URL("../../../worker/model.json", import.meta.url), "utf8")));
const sample = fc.array(fc.option(fc.integer({ min: 1, max: 10 })), { minLength: 9, maxLength: 9 });

test("the nearest distance is that of the first of the nearest rows, bit for bit", () => {
  fc.assert(
    fc.property(sample, (values) => {
      expect(nearestDistance(model, values)).toBe(nearestRows(model, values, 1)[0]?.distance);
    }),
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
