import type { Model } from "../../model/file/model.ts";
import { predict } from "../../model/prediction/predict.ts";
import type { Prediction } from "../../model/prediction/prediction.ts";
import { packScores } from "./row-store.ts";

/** Samples whose predictions are remembered, at most. */
const MOST_REMEMBERED = 1 << 16;

/** Predicts samples at a prevalence, and remembers predictions: in large files the same scores occur again and again. */
export function createPredictor(model: Model, prevalence?: number) {
  const at = prevalence === undefined ? {} : { prevalence };
  const remembered = new Map<number, Prediction>();
  return {
    predict(values: readonly (number | null)[]): Prediction {
      const key = packScores(values);
      const known = remembered.get(key);
      if (known) return known;
      const prediction = predict(model, { values, ...at });
      if (remembered.size < MOST_REMEMBERED) remembered.set(key, prediction);
      return prediction;
    },
  };
}
