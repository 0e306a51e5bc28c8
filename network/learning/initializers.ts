import type { Random } from "../math/random.ts";
import { type Layer, type Network, weightsOf } from "./network.ts";

/** A start for one weight of a layer; biases always start at 0. */
export type Initializer = (layer: Layer, random: Random) => number;

export const initializers = {
  /** Normal over the root of the inputs: the article's (LeCun et al. 1998). */
  lecun: (layer, random) => random.normal() / Math.sqrt(layer.inputs),
  /** Normal with variance 2 / inputs: keeps the size of signals through ReLU layers (He et al. 2015). */
  he: (layer, random) => random.normal() * Math.sqrt(2 / layer.inputs),
  /** Uniform with variance 2 / (inputs + units): for sigmoid and tanh (Glorot and Bengio 2010). */
  glorot: (layer, random) => (2 * random.uniform() - 1) * Math.sqrt(6 / (layer.inputs + layer.units)),
  /** Normal times 0.01: harmless in one layer, and dead in twenty, where signals shrink by the layer. */
  small: (_, random) => random.normal() * 0.01,
  /** All zero: the units of a layer stay equal for ever. Here to be seen failing. */
  zero: () => 0,
} satisfies Record<string, Initializer>;

export type InitializerName = keyof typeof initializers;

/** A fresh parameter vector, drawn layer by layer, unit by unit. */
export function initialParameters(network: Network, name: InitializerName, random: Random): Float64Array {
  const parameters = new Float64Array(network.parameterCount);
  const draw: Initializer = initializers[name];
  for (const layer of network.layers) {
    const W = weightsOf(layer, parameters);
    for (let e = 0; e < W.length; e++) W[e] = draw(layer, random);
  }
  return parameters;
}
