import type { ActivationName } from "../../network/learning/activations.ts";
import { createNetwork, type Network } from "../../network/learning/network.ts";
import type { TrainingOptions } from "../../network/learning/options.ts";
import type { ScalingName } from "./scaling.ts";

/** Everything that decides a model besides the data and the seed. A recipe is data: no code asks for its name. */
export interface Recipe {
  readonly name: string;
  readonly hidden: readonly { readonly units: number; readonly activation: ActivationName }[];
  readonly scaling: ScalingName;
  readonly training: TrainingOptions;
}

/** The network of a recipe over `inputs` features: its hidden layers and one sigmoid output. */
export function networkOf(recipe: Recipe, inputs: number): Network {
  return createNetwork({ inputs, layers: [...recipe.hidden, { units: 1, activation: "sigmoid" }] });
}
