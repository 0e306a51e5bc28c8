import type { Model } from "../../model/file/model.ts";
import { predict } from "../../model/prediction/predict.ts";
import type { PredictionInput } from "../../model/prediction/prediction.ts";

/** The individual conditional expectation (ICE) curve of one unknown feature: the probability of this sample at each of its scores. */
export interface IceCurve {
  readonly feature: string;
  /** One per score, from the lowest score to the highest. */
  readonly probabilities: readonly number[];
}

/** The ICE curve of every unknown feature, the widest range of probabilities first. */
export function iceCurves(model: Model, { values, ...rest }: PredictionInput): IceCurve[] {
  const [low, high] = model.file.range;
  const range = ({ probabilities }: IceCurve) => Math.max(...probabilities) - Math.min(...probabilities);
  return model.file.features
    .flatMap((feature, f) => {
      if (values[f] !== null) return [];
      const scores = Array.from({ length: high - low + 1 }, (_, i) => low + i);
      return [{ feature, probabilities: scores.map((score) => predict(model, { ...rest, values: values.with(f, score) }).probability) }];
    })
    .sort((a, b) => range(b) - range(a));
}
