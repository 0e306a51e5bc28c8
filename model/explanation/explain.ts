import type { FeatureKey } from "../../data/features.ts";
import type { Model } from "../file/model.ts";
import { checkInput, predictionFrom } from "../prediction/predict.ts";
import type { Explanation, PredictionInput } from "../prediction/prediction.ts";
import { atPrevalence } from "../prediction/prevalence.ts";
import { backgroundOf } from "../unknowns/background.ts";
import { expectationOf } from "../unknowns/expectation.ts";
import { nearestChange } from "./counterfactual.ts";
import { shapleyValues } from "./shapley.ts";
import { similarCases } from "./similar.ts";

export interface ExplainOptions {
  /** The largest number of scores that the counterfactual may change; 2 by default. Three take some milliseconds more. */
  readonly changes?: 1 | 2 | 3;
}

export const SIMILAR_ROWS = 5;

/**
 * Predicts and gives the reasons: the exact Shapley values over all coalitions of the known features, of the very probability
 * that is shown; the nearest change that alters the prediction; the most similar training rows. Throws as `predict` does.
 */
export function explain(model: Model, input: PredictionInput, { changes = 2 }: ExplainOptions = {}): Explanation {
  checkInput(model, input);
  const { values } = input;
  const background = backgroundOf(model);
  const prevalence = input.prevalence ?? background.baseRate;
  const known = values.flatMap((value, f) => (value === null ? [] : [f]));
  const expectation = expectationOf(model);
  const expected = coalitionsOf(known).map((S) => expectation.given(values, S));
  const worth = expected.map((probability) => atPrevalence(probability, background.baseRate, prevalence));
  const contributions = shapleyValues(worth, known.length);
  return {
    ...predictionFrom(model, input, expected.at(-1) as number),
    baseline: worth[0] as number,
    contributions: known.map((f, i) => ({
      feature: model.file.features[f] as FeatureKey,
      value: values[f] as number,
      contribution: contributions[i] as number,
    })),
    ...nearestChange(model, input, changes),
    similar: similarCases(model, values, SIMILAR_ROWS).rows,
  };
}

/** All subsets of the features. Bit i of a subset's index says whether it contains the i-th feature. */
function coalitionsOf(features: readonly number[]): number[] {
  return Array.from({ length: 1 << features.length }, (_, subset) =>
    features.reduce((set, f, i) => ((subset >> i) & 1 ? set | (1 << f) : set), 0),
  );
}
