import { expect, test } from "vitest";
import { explain } from "../../../model/explanation/explain.ts";
import { predict } from "../../../model/prediction/predict.ts";
import { randomSamples, shipped } from "../models.ts";

test("the change leads to the stated probability and to the other class", () => {
  let found = 0;
  for (const values of randomSamples(40, 47, { unknowns: true })) {
    const { counterfactual, prediction } = explain(shipped, { values });
    if (!counterfactual) continue;
    found++;
    const changed = values.map((v, f) => counterfactual.changes.find(({ feature }) => feature === shipped.file.features[f])?.to ?? v);
    const after = predict(shipped, { values: changed });
    expect(after.probability).toBe(counterfactual.probability);
    expect(after.prediction).toBe(counterfactual.prediction);
    expect(after.prediction).not.toBe(prediction);
  }
  expect(found).toBeGreaterThan(10);
});

test("up to three changes are searched on request: 81 of one score, 2,916 of two, 61,236 of three", () => {
  const values = new Array(9).fill(10);
  const two = explain(shipped, { values });
  expect([two.counterfactual, two.searched]).toEqual([null, 81 + 2916]);
  expect(explain(shipped, { values }, { changes: 3 }).searched).toBe(81 + 2916 + 61236);
});
