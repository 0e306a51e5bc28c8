import { describe, expect, it } from "vitest";
import { readTable } from "../../data/tables/index.ts";
import csv from "../../data/wisconsin.csv?raw";
import { predict } from "../../model/prediction/predict.ts";
import { examples } from "../../web/predict/examples.ts";
import { model } from "./model.ts";

describe("the examples", () => {
  it("are rows of the data with their recorded diagnoses", () => {
    const table = readTable(new TextEncoder().encode(csv));
    const samples = "rows" in table ? table.rows : [];
    for (const { id, values, diagnosis } of examples)
      expect(
        samples.some((row) => row.id === id && row.diagnosis === diagnosis && row.values?.join() === values.join()),
        id,
      ).toBe(true);
  });

  it("have distinct scores, so that the form can tell which one is loaded", () => {
    expect(new Set(examples.map(({ values }) => values.join())).size).toBe(examples.length);
  });

  it("include clear and borderline cases, one with an unknown feature and one that is misclassified", () => {
    const predictions = examples.map(({ values }) => predict(model, { values }));
    expect(predictions.some(({ predictionSet }) => predictionSet.length > 1)).toBe(true);
    expect(predictions.some(({ unknown }) => unknown.length > 0)).toBe(true);
    expect(predictions.some(({ prediction }, i) => prediction !== examples[i]?.diagnosis)).toBe(true);
    expect(predictions.filter(({ prediction }, i) => prediction === examples[i]?.diagnosis).length).toBeGreaterThanOrEqual(3);
  });
});
