import { nearestChange } from "./explanation/counterfactual.ts";
import { shapleyValues } from "./explanation/shapley.ts";
import { isFarFromAll, nearestRows } from "./explanation/similar.ts";
import type { Model } from "./model-file.ts";
import type { Explanation, Prediction, PredictionInput } from "./prediction.ts";
import { predictionSet } from "./prediction-set.ts";
import { atPrevalence } from "./prevalence.ts";
import { backgroundOf } from "./unknowns/background.ts";
import { createConditional, expectAnswer } from "./unknowns/conditional.ts";

const SIMILAR = 5;

/** Answers a question. Throws RangeError for scores that the model does not know, or a prevalence outside (0, 1). */
export function predict(model: Model, question: PredictionInput): Prediction {
  check(model, question);
  const { values } = question;
  return answer(model, question, expectAnswer(backgroundOf(model), values));
}

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

/** The share of the second class in the model's own data. */
export function baseRate(model: Model): number {
  const { malignant, total } = backgroundOf(model);
  return malignant / total;
}

/** The answer from the probability at the data's own base rate. */
function answer(model: Model, { values, prevalence }: PredictionInput, probability: number): Prediction {
  const { file } = model;
  const base = baseRate(model);
  const shown = atPrevalence(probability, base, prevalence ?? base);
  const predicted = shown >= file.threshold ? 1 : 0;
  const held = predictionSet(file.predictionSets.conformalThresholds, probability, predicted);
  return {
    prediction: file.classNames[predicted],
    probability: shown,
    predictionSet: file.classNames.filter((_, k) => held[k]),
    coverage: file.predictionSets.coverage,
    unknown: file.features.filter((_, f) => values[f] === null),
    unusual: isFarFromAll(model, values, file.unusual.distance),
  };
}

/** Every subset of some features as bits, in the order of the subset's number among them. */
function coalitions(features: readonly number[]): number[] {
  return Array.from({ length: 1 << features.length }, (_, subset) =>
    features.reduce((bits, f, i) => ((subset >> i) & 1 ? bits | (1 << f) : bits), 0),
  );
}

function check({ file }: Model, { values, prevalence }: PredictionInput): void {
  const [low, high] = file.range;
  if (values.length !== file.features.length) throw new RangeError(`a sample has ${file.features.length} scores, got ${values.length}`);
  values.forEach((value, f) => {
    if (value !== null && !(Number.isInteger(value) && value >= low && value <= high))
      throw new RangeError(`${file.features[f]} must be a whole number from ${low} to ${high} or null, got ${value}`);
  });
  if (prevalence !== undefined && !(prevalence > 0 && prevalence < 1))
    throw new RangeError(`prevalence must lie between 0 and 1, got ${prevalence}`);
}
