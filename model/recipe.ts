import type { ActivationName } from "../network/learning/activations.ts";
import { createDataset, type Dataset, mergeRepeated } from "../network/learning/dataset.ts";
import type { EngineFactory } from "../network/learning/engine.ts";
import { createNetwork, type Network } from "../network/learning/network.ts";
import { createTraining, type Training, type TrainingOptions } from "../network/learning/training.ts";
import { fitScaling, type Scaling, type ScalingName, scale } from "./scaling.ts";

/** Everything that decides a model besides the data and the seed. A recipe is data: no code asks for its name. */
export interface Recipe {
  readonly name: string;
  readonly hidden: readonly { readonly units: number; readonly activation: ActivationName }[];
  readonly scaling: ScalingName;
  readonly training: TrainingOptions;
}

/** Rows of scores with the class of each: 1 for the second class, 0 for the first. */
export interface LabelledRows {
  readonly rows: readonly ArrayLike<number>[];
  readonly labels: readonly number[];
}

/** A recipe applied to data: the scaling that was fitted, and the training, ready to run. */
export interface Preparation {
  readonly network: Network;
  readonly scaling: Scaling;
  readonly training: Training;
}

/** The network of a recipe over `inputs` features: its hidden layers and one sigmoid output. */
export function networkOf(recipe: Recipe, inputs: number): Network {
  return createNetwork({ inputs, layers: [...recipe.hidden, { units: 1, activation: "sigmoid" }] });
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

/** The distinct rows and how often each occurs in either class, in the order of first occurrence. */
export function distinctRows({ rows, labels }: LabelledRows): { rows: number[][]; counts: [number, number][] } {
  const known = new Map<string, { row: number[]; count: [number, number] }>();
  rows.forEach((row, i) => {
    const key = Array.from(row).join();
    const entry = known.get(key) ?? { row: Array.from(row), count: [0, 0] };
    entry.count[labels[i] as 0 | 1] += 1;
    known.set(key, entry);
  });
  const entries = [...known.values()];
  return { rows: entries.map(({ row }) => row), counts: entries.map(({ count }) => count) };
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
