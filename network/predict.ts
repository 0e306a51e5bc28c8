import { flattenRows } from "./learning/dataset.ts";
import { createForwardCache, forward } from "./learning/forward.ts";
import type { TrainedNetwork } from "./train.ts";

/**
 * The outputs for each sample: one row per sample, one number per output. Throws RangeError for a sample with another number of
 * inputs than the network, or with a number that is not finite.
 */
export function predict(
  { network, parameters }: Pick<TrainedNetwork, "network" | "parameters">,
  inputs: readonly ArrayLike<number>[],
): number[][] {
  if (inputs.length === 0) return [];
  const { length: m } = inputs;
  const X = flattenRows(inputs, "inputs");
  if (X.length !== network.inputs * m)
    throw new RangeError(`a sample must have ${network.inputs} inputs, like the network, got ${X.length / m}`);
  const Yh = forward(network, parameters, X, m, createForwardCache(network, m));
  return inputs.map((_, i) => [...Yh.subarray(i * network.outputs, (i + 1) * network.outputs)]);
}
