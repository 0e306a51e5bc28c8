import type { Model } from "../../model/file/model.ts";
import { predict } from "../../model/prediction/predict.ts";
import type { PredictionInput } from "../../model/prediction/prediction.ts";

/** What one unknown feature could still change: the probability with each of its scores. */
export interface IceCurve {
  readonly feature: string;
  /** For the scores from lowest to highest. */
  readonly probabilities: readonly number[];
}

/** The outlook of every unknown feature, the one that can move the answer the most first. */
export function outlooks(model: Model, { values, ...rest }: PredictionInput): IceCurve[] {
  const [low, high] = model.file.range;
  const spread = ({ probabilities }: IceCurve) => Math.max(...probabilities) - Math.min(...probabilities);
  return model.file.features
    .flatMap((feature, f) => {
      if (values[f] !== null) return [];
      const scores = Array.from({ length: high - low + 1 }, (_, i) => low + i);
      return [{ feature, probabilities: scores.map((score) => predict(model, { ...rest, values: values.with(f, score) }).probability) }];
    })
    .sort((a, b) => spread(b) - spread(a));
}
