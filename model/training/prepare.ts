import { createDataset, type Dataset, mergeRepeated } from "../../network/learning/dataset.ts";
import type { EngineFactory } from "../../network/learning/engine.ts";
import type { Network } from "../../network/learning/network.ts";
import { createTraining, type Training } from "../../network/learning/training.ts";
import type { LabelledRows } from "./labelled-rows.ts";
import { networkOf, type Recipe } from "./recipe.ts";
import { fitScaling, type Scaling, scale } from "./scaling.ts";

/** A recipe applied to data: the scaling that was fitted, and the training, ready to run. */
export interface Preparation {
  readonly network: Network;
  readonly scaling: Scaling;
  readonly training: Training;
}

/** Fits the scaling to the rows and sets the training up. Scaling and training see nothing but these rows. */
export function prepare(recipe: Recipe, data: LabelledRows, seed: number, engine?: EngineFactory): Preparation {
  const network = networkOf(recipe, data.rows[0]?.length ?? 0);
  const scaling = fitScaling(recipe.scaling, data.rows);
  const training = createTraining({
    network,
    data: scaledDataset(recipe, scaling, data),
    options: recipe.training,
    seed,
    ...(engine ? { engine } : {}),
  });
  return { network, scaling, training };
}

/** Equal rows are merged and weighed where that changes nothing but the time: with fresh noise on each, they are not equal. */
function scaledDataset(recipe: Recipe, scaling: Scaling, { rows, labels }: LabelledRows): Dataset {
  const data = createDataset(
    rows.map((row) => scale(scaling, row)),
    labels,
  );
  const { inputNoise, batchSize } = recipe.training;
  return inputNoise === 0 && batchSize === "full" ? mergeRepeated(data) : data;
}
