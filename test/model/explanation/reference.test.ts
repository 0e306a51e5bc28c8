import fc from "fast-check";
import { expect, test } from "vitest";
import { nearestChange } from "../../../model/explanation/counterfactual.ts";
import { explain } from "../../../model/explanation/explain.ts";
import * as reference from "../../../model/explanation/reference.ts";
import type { Model } from "../../../model/file/model.ts";
import { predict } from "../../../model/prediction/predict.ts";
import type { PredictionInput } from "../../../model/prediction/prediction.ts";
import { atPrevalence } from "../../../model/prediction/prevalence.ts";
import { backgroundOf } from "../../../model/unknowns/background.ts";
import * as unknowns from "../../../model/unknowns/reference.ts";
import { anyModelAndSample, anyMonotoneModelAndSample } from "../arbitraries.ts";
import { changedModel, randomSamples, shipped } from "../models.ts";

const ROUNDING = 1e-12;
const anyPrevalence = fc.option(fc.double({ min: 0.01, max: 0.99, noNaN: true }), { nil: undefined });

function withPrevalence(values: PredictionInput["values"], prevalence: number | undefined): PredictionInput {
  return prevalence === undefined ? { values } : { values, prevalence };
}

/** The probability at a prevalence, by nothing but the references. */
function probabilityBy(model: Model, prevalence: number | undefined): reference.Probability {
  const { baseRate } = backgroundOf(model);
  return (values) => atPrevalence(unknowns.expectedProbability(model, values), baseRate, prevalence ?? baseRate);
}

test("the contributions are the reference's Shapley values, whatever the model, the sample and the prevalence", () => {
  fc.assert(
    fc.property(anyModelAndSample, anyPrevalence, ({ model, values }, prevalence) => {
      const { contributions } = explain(model, withPrevalence(values, prevalence), { changes: 1 });
      const expected = reference.shapleyContributions(probabilityBy(model, prevalence), values);
      expect(contributions.length).toBe(expected.length);
      contributions.forEach(({ contribution }, i) => {
        expect(Math.abs(contribution - expected[i]!)).toBeLessThan(ROUNDING);
      });
    }),
    { numRuns: 500 },
  );
});

test("and for the shipped model", () => {
  const [complete, partial] = [randomSamples(1, 5)[0]!, randomSamples(1, 8, { unknowns: true })[0]!];
  for (const values of [complete, partial]) {
    const worth = new Map<string, number>();
    const probability = probabilityBy(shipped, undefined);
    const once: reference.Probability = (known) => {
      const key = known.join();
      if (!worth.has(key)) worth.set(key, probability(known));
      return worth.get(key) as number;
    };
    const expected = reference.shapleyContributions(once, values);
    explain(shipped, { values }, { changes: 1 }).contributions.forEach(({ contribution }, i) => {
      expect(Math.abs(contribution - expected[i]!)).toBeLessThan(ROUNDING);
    });
  }
});

/** The search of the reference, driven by the model's own predictions, so that equal means equal to the bit. */
function expectNearest(model: Model, input: PredictionInput, maxChanges: 1 | 2 | 3): void {
  const { values } = input;
  const { counterfactual, searched } = nearestChange(model, input, maxChanges);
  const expected = reference.nearestChange((changed) => predict(model, { ...input, values: changed }).probability, values, {
    threshold: model.file.threshold,
    range: model.file.range,
    maxChanges,
  });
  expect(searched).toBe(expected.searched);
  if (counterfactual === null || expected.nearest === null) {
    expect([counterfactual, expected.nearest]).toEqual([null, null]);
    return;
  }
  const { probability, prediction, changes } = counterfactual;
  expect(changes.map(({ feature, from, to }) => [model.file.features.indexOf(feature), from, to])).toEqual(
    values.flatMap((from, f) => (from === expected.nearest?.values[f] ? [] : [[f, from, expected.nearest?.values[f]]])),
  );
  expect(probability).toBe(expected.nearest.probability);
  expect(prediction).not.toBe(predict(model, input).prediction);
}

test.each([
  ["any", anyModelAndSample],
  ["any monotone", anyMonotoneModelAndSample],
])("the nearest change is the reference's, to the bit, for %s model, sample and prevalence", (_, modelAndSample) => {
  fc.assert(
    fc.property(modelAndSample, anyPrevalence, fc.constantFrom(1, 2, 3), fc.boolean(), ({ model, values }, prevalence, most, isExact) => {
      // Some threshold, or one that a changed sample meets exactly.
      const met = values.map((value) => (value === null ? null : model.file.range[0]));
      const threshold = predict(model, withPrevalence(met, prevalence)).probability;
      const isMet = isExact && threshold > 0 && threshold < 1;
      expectNearest(isMet ? changedModel({ ...model.file, threshold }) : model, withPrevalence(values, prevalence), most as 1 | 2 | 3);
    }),
    { numRuns: 400 },
  );
});

test("and for the shipped model", { timeout: 300_000 }, () => {
  const samples = [
    ...randomSamples(60, 41),
    ...(shipped.file.background.rows.filter((_, r) => r % 30 === 0) as number[][]),
    ...randomSamples(15, 43, { unknowns: true }).map((values) => values.map((value, f) => (f < 5 ? value : null))),
  ].filter((values) => values.some((value) => value !== null));
  expect(samples.length).toBeGreaterThanOrEqual(80);
  samples.forEach((values, i) => {
    expectNearest(shipped, { values, prevalence: [0.35, 0.05, 0.7][i % 3] as number }, 2);
  });
});
