import type { Network } from "../../network/learning/network.ts";
import type { ModelFile } from "./model-file.ts";

/** The layers of a model file as a parameter vector. */
export function parametersOf(network: Network, layers: ModelFile["layers"]): Float64Array {
  const parameters = new Float64Array(network.parameterCount);
  layers.forEach(({ W, b }, l) => {
    const { weightsAt, biasesAt } = network.layers[l] as Network["layers"][number];
    parameters.set(W.flat(), weightsAt);
    parameters.set(b, biasesAt);
  });
  return parameters;
}
