import { createForwardCache, forward } from "../learning/forward.ts";
import type { Network } from "../learning/network.ts";
import { INPUTS, straightLine, UNITS } from "./generated/straight-line.ts";

/**
 * A function that answers single samples: what forward.ts yields, to the bit, without its loops where the shape is the
 * shipped one. It reads the parameters as they are at each call. Throws RangeError for more than one output, and the
 * function where a sample has another length than the inputs.
 */
export function createPredictor(network: Network, parameters: Float64Array): (sample: ArrayLike<number>) => number {
  if (network.outputs !== 1) throw new RangeError(`a predictor is for one output, the network has ${network.outputs}`);
  if (parameters.length !== network.parameterCount)
    throw new RangeError(`the network has ${network.parameterCount} parameters, got ${parameters.length}`);
  const answer = isShipped(network) ? straightLine(parameters) : loops(network, parameters);
  return (sample) => {
    if (sample.length !== network.inputs) throw new RangeError(`the network has ${network.inputs} inputs, got ${sample.length}`);
    return answer(sample);
  };
}

function isShipped({ inputs, layers }: Network): boolean {
  const [hidden, output] = layers;
  return (
    layers.length === 2 && inputs === INPUTS && hidden?.units === UNITS && hidden.activation === "relu" && output?.activation === "sigmoid"
  );
}

function loops(network: Network, parameters: Float64Array): (sample: ArrayLike<number>) => number {
  const X = new Float64Array(network.inputs);
  const cache = createForwardCache(network, 1);
  return (sample) => {
    X.set(sample);
    return forward(network, parameters, X, 1, cache)[0] as number;
  };
}
