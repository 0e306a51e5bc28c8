import type { EngineFactory } from "../../network/learning/engine.ts";
import { runTraining, type Training } from "../../network/learning/training.ts";
import type { Fitted } from "./fitted.ts";
import { calibrateIntercept } from "./intercept.ts";
import type { LabelledRows } from "./labelled-rows.ts";
import { prepare } from "./prepare.ts";
import type { Recipe } from "./recipe.ts";

/** Trains a recipe on rows, and settles the base rate on the same rows. */
export function fit(
  recipe: Recipe,
  data: LabelledRows,
  seed: number,
  engine?: EngineFactory,
  onEpoch?: (training: Training) => void,
): Fitted {
  const { network, scaling, training } = prepare(recipe, data, seed, engine);
  const fitted = { network, scaling, parameters: runTraining(training, onEpoch) };
  return { ...fitted, parameters: calibrateIntercept(fitted, data) };
}
