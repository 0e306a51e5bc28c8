import { runTraining, type Training } from "../../network/learning/training.ts";
import type { Fitted } from "./fitted.ts";
import { calibrateIntercept } from "./intercept.ts";
import type { LabelledRows } from "./labelled-rows.ts";
import { type PrepareOptions, prepare } from "./prepare.ts";
import type { Recipe } from "./recipe.ts";

export interface FitOptions extends PrepareOptions {
  /** Called after every epoch. */
  readonly onEpoch?: ((training: Training) => void) | undefined;
}

/** Trains a recipe on rows and calibrates the intercept on all of them. Throws as `prepare` does. */
export function fit(recipe: Recipe, data: LabelledRows, { onEpoch, ...options }: FitOptions): Fitted {
  const { network, scaling, training } = prepare(recipe, data, options);
  const fitted = { network, scaling, parameters: runTraining(training, onEpoch) };
  training.engine.release();
  return { ...fitted, parameters: calibrateIntercept(fitted, data) };
}
