import type { ActivationName } from "../../network/learning/activations.ts";
import { createNetwork, type Network } from "../../network/learning/network.ts";
import type { TrainingOptions } from "../../network/learning/options.ts";
import type { ScalingName } from "./scaling.ts";

/**
 * Everything that determines a model besides the data and the seed. A recipe is plain data: it is written into the model file
 * and sent to other threads, and no code depends on its name.
 */
export interface Recipe {
  readonly name: string;
  /** The hidden layers, from the inputs up; the output is always one sigmoid unit. */
  readonly hidden: readonly { readonly units: number; readonly activation: ActivationName }[];
  readonly scaling: ScalingName;
  readonly training: TrainingOptions;
  /** The share of each class that is held out of training as validation rows, in (0, 1); early stopping needs some. */
  readonly validationShare?: number;
}

/** The network of a recipe over `inputs` features. */
export function networkOf(recipe: Recipe, inputs: number): Network {
  return createNetwork({ inputs, layers: [...recipe.hidden, { units: 1, activation: "sigmoid" }] });
}
