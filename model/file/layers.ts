import type { Network } from "../../network/learning/network.ts";
import type { ModelFile } from "./model-file.ts";

/** A parameter vector as the layers of a model file. */
export function layersOf(network: Network, parameters: Float64Array): ModelFile["layers"] {
  return network.layers.map(({ inputs, units, activation, weightsAt, biasesAt }) => ({
    activation,
    W: Array.from({ length: units }, (_, j) => [...parameters.subarray(weightsAt + j * inputs, weightsAt + (j + 1) * inputs)]),
    b: [...parameters.subarray(biasesAt, biasesAt + units)],
  }));
}
