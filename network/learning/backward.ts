import { inputGradientInto, weightGradientInto } from "../math/matrix.ts";
import { activationGradientInto, type ElementwiseName } from "./activations.ts";
import type { Dataset } from "./dataset.ts";
import type { ForwardCache } from "./forward.ts";
import { type LossName, losses } from "./losses.ts";
import { biasesOf, type Network, outputLayer, weightsOf } from "./network.ts";

/**
 * Backpropagation: fills `gradient` (shaped like the parameters) with the gradient of the mean loss over the samples, from
 * the `cache` that forward.ts has filled. `deltas[l]` is a scratch buffer for dZ of layer l (units × m). Throws RangeError
 * for a loss that cannot be used with the outputs.
 *
 * The chain rule, from the last layer to the first: dZ = ∂loss/∂Z; dW = dZ Aᵀ and db = dZ 1, where A is the layer's input;
 * and for the layer before, dA = Wᵀ dZ and dZ = dA ∘ g′(Z).
 */
export function backward(
  network: Network,
  parameters: Float64Array,
  data: Dataset,
  loss: LossName,
  cache: ForwardCache,
  deltas: readonly Float64Array[],
  gradient: Float64Array,
): void {
  const m = data.count;
  const last = network.layers.length - 1;
  lossGradientInto(deltas[last] as Float64Array, network, data, loss, cache);
  for (let l = last; l >= 0; l--) {
    const layer = network.layers[l] as Network["layers"][number];
    const dZ = deltas[l] as Float64Array;
    const input = l === 0 ? data.X : (cache.A[l - 1] as Float64Array);
    weightGradientInto(weightsOf(layer, gradient), biasesOf(layer, gradient), dZ, input, m);
    if (l > 0) {
      const dA = deltas[l - 1] as Float64Array;
      const { units, activation } = network.layers[l - 1] as Network["layers"][number];
      inputGradientInto(dA, weightsOf(layer, parameters), dZ, layer.units, m);
      activationGradientInto(dA, dA, cache.Z[l - 1] as Float64Array, input, activation as ElementwiseName, units * m);
    }
  }
}

/** The mean loss over the samples (weighted, if they have weights), from the cache of a forward pass. */
export function meanLoss(network: Network, data: Dataset, loss: LossName, cache: ForwardCache): number {
  const { value } = losses[loss];
  const last = network.layers.length - 1;
  const Z = cache.Z[last] as Float64Array;
  const A = cache.A[last] as Float64Array;
  let sum = 0;
  for (let i = 0; i < data.count; i++) {
    const weight = data.weights ? (data.weights[i] as number) : 1;
    sum += weight * value(Z, A, data.Y, i * network.outputs, network.outputs);
  }
  return sum / totalWeight(data);
}

/** The sum of the samples' weights; m where they have none. */
export function totalWeight(data: Dataset): number {
  if (!data.weights) return data.count;
  let sum = 0;
  for (let i = 0; i < data.count; i++) sum += data.weights[i] as number;
  return sum;
}

function lossGradientInto(dZ: Float64Array, network: Network, data: Dataset, loss: LossName, cache: ForwardCache): void {
  const last = network.layers.length - 1;
  const { activation } = outputLayer(network);
  const { accepts, gradientInto } = losses[loss];
  if (!accepts(activation)) throw new RangeError(`the loss ${loss} cannot be used with ${activation} outputs`);
  const Z = cache.Z[last] as Float64Array;
  const A = cache.A[last] as Float64Array;
  const total = totalWeight(data);
  for (let i = 0; i < data.count; i++) {
    const weight = data.weights ? (data.weights[i] as number) : 1;
    gradientInto(dZ, Z, A, data.Y, i * network.outputs, network.outputs, weight / total, activation);
  }
}
