import { checkName } from "../math/checks.ts";
import type { Random } from "../math/random.ts";
import type { ActivationName } from "./activations.ts";
import { type Layer, type Network, weightsOf } from "./network.ts";

/** Draws the initial value of one weight of a layer. Biases always start at 0. */
export type Initializer = (layer: Layer, random: Random) => number;

/** Normal with variance 1 / inputs (LeCun et al. 1998). */
const lecun: Initializer = (layer, random) => random.normal() / Math.sqrt(layer.inputs);

/** Normal with variance 2 / inputs: keeps the size of signals through ReLU layers (He et al. 2015). */
const he: Initializer = (layer, random) => random.normal() * Math.sqrt(2 / layer.inputs);

/** Uniform with variance 2 / (inputs + units): for sigmoid and tanh (Glorot and Bengio 2010). */
const glorot: Initializer = (layer, random) => (2 * random.uniform() - 1) * Math.sqrt(6 / (layer.inputs + layer.units));

const rectifiers: readonly ActivationName[] = ["relu", "leakyRelu", "elu"];

export const initializers = {
  lecun,
  he,
  glorot,
  /** Layer by layer: He's for ReLU and its variants, Glorot's for the others. The default. */
  auto: (layer, random) => (rectifiers.includes(layer.activation) ? he : glorot)(layer, random),
  /** Normal times 0.01: works in one layer and fails in twenty, because signals shrink from layer to layer. */
  small: (_, random) => random.normal() * 0.01,
  /** All zero: the units of a layer remain equal for ever. A demonstration of what not to do. */
  zero: () => 0,
} satisfies Record<string, Initializer>;

export type InitializerName = keyof typeof initializers;

/** Initial parameters, drawn layer by layer and unit by unit. Throws RangeError for an unknown initializer. */
export function initialParameters(network: Network, name: InitializerName, random: Random): Float64Array {
  checkName("initializer", name, Object.keys(initializers));
  const parameters = new Float64Array(network.parameterCount);
  const draw: Initializer = initializers[name];
  for (const layer of network.layers) {
    const W = weightsOf(layer, parameters);
    for (let e = 0; e < W.length; e++) W[e] = draw(layer, random);
  }
  return parameters;
}
