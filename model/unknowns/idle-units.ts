import { biasesOf, createNetwork, type Layer, type Network, weightsOf } from "../../network/learning/network.ts";
import type { ModelFile } from "../file/model-file.ts";
import type { Fitted } from "../training/fitted.ts";
import { scaleRow } from "../training/scaling.ts";

/** A unit counts as idle where its highest input lies this far below 0, relative to what adds up to it, so that no rounding matters. */
const MARGIN = 1e-9;

/**
 * The same network without the units of a first layer of ReLU that no sample in the range activates. What they pass on is 0,
 * and adding it changes no bit. Monotone training leaves about a quarter of them idle.
 */
export function withoutIdleUnits(fitted: Fitted, range: ModelFile["range"]): Fitted {
  const { network, scaling } = fitted;
  const [first, second] = network.layers as readonly [Layer, Layer | undefined];
  if (first.activation !== "relu" || !second) return fitted;
  const kept = activeUnits(first, fitted, range);
  if (kept.length === first.units) return fitted;
  const smaller = createNetwork({
    inputs: network.inputs,
    layers: network.layers.map(({ units, activation }, l) => ({ units: l === 0 ? kept.length : units, activation })),
  });
  return { network: smaller, parameters: parametersOf(smaller, fitted, kept), scaling };
}

/** The units that some sample may activate; one at least, since a layer needs one. */
function activeUnits(first: Layer, { parameters, scaling }: Fitted, [low, high]: ModelFile["range"]): number[] {
  const { inputs: n, units } = first;
  const W = weightsOf(first, parameters);
  const highest = Float64Array.from(biasesOf(first, parameters));
  const sizes = highest.map(Math.abs);
  const inputs = Array.from({ length: high - low + 1 }, (_, level) => scaleRow(scaling, new Float64Array(n).fill(low + level)));
  for (let j = 0; j < units; j++)
    for (let f = 0; f < n; f++) {
      let [most, size] = [-Infinity, 0];
      for (const input of inputs) {
        const product = (W[j * n + f] as number) * (input[f] as number);
        most = Math.max(most, product);
        size = Math.max(size, Math.abs(product));
      }
      highest[j] = (highest[j] as number) + most;
      sizes[j] = (sizes[j] as number) + size;
    }
  const active = Array.from(highest.keys()).filter((j) => !((highest[j] as number) < -MARGIN * (sizes[j] as number)));
  return active.length > 0 ? active : [0];
}

function parametersOf(smaller: Network, { network, parameters }: Fitted, kept: readonly number[]): Float64Array {
  const [first, second] = network.layers as readonly [Layer, Layer];
  const [ownFirst, ownSecond] = smaller.layers as readonly [Layer, Layer];
  const { inputs: n } = first;
  const own = new Float64Array(smaller.parameterCount);
  kept.forEach((j, at) => {
    weightsOf(ownFirst, own).set(weightsOf(first, parameters).subarray(j * n, (j + 1) * n), at * n);
    biasesOf(ownFirst, own)[at] = biasesOf(first, parameters)[j] as number;
    for (let k = 0; k < second.units; k++)
      own[ownSecond.weightsAt + k * kept.length + at] = parameters[second.weightsAt + k * second.inputs + j] as number;
  });
  // Everything after the second layer's weights is as it was.
  own.set(parameters.subarray(second.biasesAt), ownSecond.biasesAt);
  return own;
}
