import type { Model } from "../file/model.ts";
import { answer, baseRate, check } from "../prediction/predict.ts";
import type { Explanation, PredictionInput } from "../prediction/prediction.ts";
import { atPrevalence } from "../prediction/prevalence.ts";
import { backgroundOf } from "../unknowns/background.ts";
import { createConditional } from "../unknowns/conditional.ts";
import { nearestChange } from "./counterfactual.ts";
import { shapleyValues } from "./shapley.ts";
import { nearestRows } from "./similar.ts";

const SIMILAR = 5;

/**
 * Answers with reasons: exact Shapley values over all subsets of what is known, of the very probability that is shown; the
 * nearest change of up to `changes` scores (2 unless given) that alters the prediction; the most similar training rows.
 * Throws as `predict` does.
 */
export function explain(model: Model, question: PredictionInput, options: { readonly changes?: 1 | 2 | 3 } = {}): Explanation {
  check(model, question);
  const { values } = question;
  const { file } = model;
  const base = baseRate(model);
  const prevalence = question.prevalence ?? base;
  const features = values.flatMap((value, f) => (value === null ? [] : [f]));
  const conditional = createConditional(backgroundOf(model), values);
  const worth = coalitions(features).map((S) => conditional.expect(S));
  const shown = worth.map((probability) => atPrevalence(probability, base, prevalence));
  const contributions = shapleyValues(shown, features.length);
  const change = nearestChange(model, question, options.changes ?? 2);
  const { rows, counts } = file.background;
  return {
    ...answer(model, question, worth.at(-1) as number),
    baseline: shown[0] as number,
    contributions: features.map((f, i) => ({
      feature: file.features[f] as string,
      value: values[f] as number,
      contribution: contributions[i] as number,
    })),
    counterfactual: change.found,
    searched: change.searched,
    similar: nearestRows(model, values, SIMILAR).map(({ row, distance }) => ({
      values: rows[row] as readonly number[],
      diagnosis: file.classNames[(counts[row] as readonly [number, number])[1] > 0 ? 1 : 0],
      distance,
    })),
  };
}

/** Every subset of some features as bits, in the order of the subset's number among them. */
function coalitions(features: readonly number[]): number[] {
  return Array.from({ length: 1 << features.length }, (_, subset) =>
    features.reduce((bits, f, i) => ((subset >> i) & 1 ? bits | (1 << f) : bits), 0),
  );
}
