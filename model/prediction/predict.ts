import { isScore } from "../../data/features.ts";
import type { Model } from "../file/model.ts";
import { backgroundOf } from "../unknowns/background.ts";
import { expectAnswer } from "../unknowns/conditional.ts";
import type { Prediction, PredictionInput } from "./prediction.ts";
import { predictionSet } from "./prediction-set.ts";
import { atPrevalence } from "./prevalence.ts";
import { isFarFromAll } from "./unusual.ts";

/** Answers a question. Throws RangeError for scores that the model does not know, or a prevalence outside (0, 1). */
export function predict(model: Model, question: PredictionInput): Prediction {
  check(model, question);
  const { values } = question;
  return answer(model, question, expectAnswer(backgroundOf(model), values));
}

/** The share of the second class in the model's own data. */
export function baseRate(model: Model): number {
  const { malignant, total } = backgroundOf(model);
  return malignant / total;
}

/** The answer from the probability at the data's own base rate. */
export function answer(model: Model, { values, prevalence }: PredictionInput, probability: number): Prediction {
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

export function check({ file }: Model, { values, prevalence }: PredictionInput): void {
  const [low, high] = file.range;
  if (values.length !== file.features.length) throw new RangeError(`a sample has ${file.features.length} scores, got ${values.length}`);
  values.forEach((value, f) => {
    if (value !== null && !isScore(value))
      throw new RangeError(`${file.features[f]} must be a whole number from ${low} to ${high} or null, got ${value}`);
  });
  if (prevalence !== undefined && !(prevalence > 0 && prevalence < 1))
    throw new RangeError(`prevalence must lie between 0 and 1, got ${prevalence}`);
}
