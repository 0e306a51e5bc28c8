import { createDataset, type Dataset, mergeRepeated } from "../../network/learning/dataset.ts";
import type { EngineFactory } from "../../network/learning/engine.ts";
import type { Network } from "../../network/learning/network.ts";
import { createTraining, type Training } from "../../network/learning/training.ts";
import { createRandom } from "../../network/math/random.ts";
import { holdOut } from "./hold-out.ts";
import type { LabelledRows } from "./labelled-rows.ts";
import { networkOf, type Recipe } from "./recipe.ts";
import { fitScaling, type Scaling, scaleRow } from "./scaling.ts";

/** What a training needs besides the recipe and the rows. */
export interface PrepareOptions {
  readonly seed: number;
  /** Plain TypeScript by default. */
  readonly engine?: EngineFactory | undefined;
  /** Rows that are watched and never learned from. By default the recipe's `validationShare` of the rows, if it has one. */
  readonly validation?: LabelledRows | undefined;
  /** The initial parameters. By default the recipe's initializer draws them. */
  readonly parameters?: ArrayLike<number> | undefined;
  /** By default the recipe's scaling is fitted on the rows that are learned from. */
  readonly scaling?: Scaling | undefined;
}

/** A recipe applied to rows: the network, the scaling that was fitted, and the training, ready to run. */
export interface Preparation {
  readonly network: Network;
  readonly scaling: Scaling;
  readonly training: Training;
}

/**
 * Fits the scaling and sets the training up; neither sees a validation row, unless a scaling is given that did.
 * Throws RangeError where the recipe and the rows do not fit each other.
 */
export function prepare(recipe: Recipe, data: LabelledRows, options: PrepareOptions): Preparation {
  const { seed, engine, validation, parameters } = options;
  // A generator of its own, so that holding rows out does not change the initial parameters.
  const split =
    validation === undefined && recipe.validationShare !== undefined
      ? holdOut(data, recipe.validationShare, createRandom(seed))
      : { training: data, validation };
  const network = networkOf(recipe, data.rows[0]?.length ?? 0);
  const scaling = options.scaling ?? fitScaling(recipe.scaling, split.training.rows);
  const learned = scaledDataset(scaling, split.training);
  const training = createTraining({
    network,
    data: repeatsAreEqual(recipe) ? mergeRepeated(learned) : learned,
    options: recipe.training,
    seed,
    ...(split.validation ? { validation: scaledDataset(scaling, split.validation) } : {}),
    ...(parameters ? { parameters } : {}),
    ...(engine ? { engine } : {}),
  });
  return { network, scaling, training };
}

function scaledDataset(scaling: Scaling, { rows, labels }: LabelledRows): Dataset {
  return createDataset(
    rows.map((row) => scaleRow(scaling, row)),
    labels,
  );
}

/** Whether equal rows remain equal in every step, so that one weighted row can stand for them: not with fresh noise or in batches. */
function repeatsAreEqual({ training: { inputNoise, batchSize } }: Recipe): boolean {
  return inputNoise === 0 && batchSize === "full";
}
