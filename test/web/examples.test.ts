import { describe, expect, it } from "vitest";
import { parseSamples } from "../../data/samples.ts";
import csv from "../../data/wisconsin.csv?raw";
import { predict } from "../../model/prediction/predict.ts";
import { examples } from "../../web/predict/examples.ts";
import { model } from "./model.ts";

describe("the examples", () => {
  it("are rows of the data, with the diagnosis found there", () => {
    const samples = parseSamples(csv);
    for (const { id, values, diagnosis } of examples)
      expect(
        samples.some((row) => row.id === id && row.diagnosis === diagnosis && row.values.join() === values.join()),
        id,
      ).toBe(true);
  });

  it("differ in their scores, so that the form can tell which is loaded", () => {
    expect(new Set(examples.map(({ values }) => values.join())).size).toBe(examples.length);
  });

  it("have clear ones, grey ones, one with an unknown and one that the network gets wrong", () => {
    const answers = examples.map(({ values }) => predict(model, { values }));
    expect(answers.some(({ predictionSet }) => predictionSet.length > 1)).toBe(true);
    expect(answers.some(({ unknown }) => unknown.length > 0)).toBe(true);
    expect(answers.some(({ prediction }, i) => prediction !== examples[i]?.diagnosis)).toBe(true);
    expect(answers.filter(({ prediction }, i) => prediction === examples[i]?.diagnosis).length).toBeGreaterThanOrEqual(3);
  });
});
