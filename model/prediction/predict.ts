import { isScoreIn } from "../../data/features.ts";
import type { Model } from "../file/model.ts";
import { backgroundOf } from "../unknowns/background.ts";
import { expectedProbability } from "../unknowns/expectation.ts";
import { knownFeatures } from "../unknowns/subsets.ts";
import { assessmentOf } from "./assessment.ts";
import type { Prediction, PredictionInput } from "./prediction.ts";
import { predictionSet } from "./prediction-set.ts";
import { atPrevalence } from "./prevalence.ts";
import { isUnusual } from "./unusual.ts";

/** Predicts the class of a sample. Throws RangeError for a wrong number of scores, a value that is not a score, or a prevalence outside (0, 1). */
export function predict(model: Model, input: PredictionInput): Prediction {
  checkInput(model, input);
  return predictionFrom(model, input, expectedProbability(model, input.values));
}

/** The share of the positive class in the model's own data. */
export function baseRate(model: Model): number {
  return backgroundOf(model).baseRate;
}

/** The prediction for an input whose expected probability at the base rate of the data is given. */
export function predictionFrom(model: Model, { values, prevalence }: PredictionInput, probabilityAtBaseRate: number): Prediction {
  const { classNames, features, predictionSets, threshold } = model.file;
  const base = baseRate(model);
  const probability = atPrevalence(probabilityAtBaseRate, base, prevalence ?? base);
  const predicted = probability >= threshold ? 1 : 0;
  const conformalThresholds = predictionSets.conformalThresholds[knownFeatures(values)] as readonly [number, number];
  const isMember = predictionSet(conformalThresholds, probabilityAtBaseRate, predicted);
  const said = {
    probability,
    predictionSet: classNames.filter((_, k) => isMember[k]),
    unusual: isUnusual(model, values),
  };
  return {
    prediction: classNames[predicted],
    probability,
    predictionSet: said.predictionSet,
    coverage: predictionSets.coverage,
    unknown: features.filter((_, f) => values[f] === null),
    unusual: said.unusual,
    assessment: assessmentOf(said, classNames),
  };
}

/** Throws RangeError for an input that the model cannot predict from. */
export function checkInput({ file: { features, range } }: Model, { values, prevalence }: PredictionInput): void {
  const [low, high] = range;
  if (values.length !== features.length) throw new RangeError(`a sample must have ${features.length} scores, got ${values.length}`);
  values.forEach((value, f) => {
    if (value !== null && !isScoreIn(value, low, high))
      throw new RangeError(`${features[f]} must be a whole number from ${low} to ${high} or null, got ${value}`);
  });
  if (prevalence !== undefined && !(prevalence > 0 && prevalence < 1))
    throw new RangeError(`prevalence must lie between 0 and 1, got ${prevalence}`);
}
