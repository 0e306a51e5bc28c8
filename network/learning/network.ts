import type { ActivationName } from "./activations.ts";

/** What a network is made of, before any number is learned. */
export interface Architecture {
  /** Number of inputs of a sample. */
  readonly inputs: number;
  /** From the first hidden layer to the output. */
  readonly layers: readonly { readonly units: number; readonly activation: ActivationName }[];
}

/** One layer: its shape, and where its weights W (units × inputs) and biases b (units) stand in the parameter vector. */
export interface Layer {
  readonly inputs: number;
  readonly units: number;
  readonly activation: ActivationName;
  readonly weightsAt: number;
  readonly biasesAt: number;
}

/**
 * The shape of a network over one flat parameter vector W1, b1, W2, b2, …: an optimizer is one loop over it, a point of
 * the loss landscape is one vector, a model file is one list.
 */
export interface Network {
  readonly inputs: number;
  readonly outputs: number;
  readonly layers: readonly Layer[];
  readonly parameterCount: number;
}

/** Lays the layers out. Throws RangeError for an empty network, a width below 1, or softmax before the last layer. */
export function createNetwork({ inputs, layers }: Architecture): Network {
  if (layers.length === 0) throw new RangeError("a network needs at least one layer");
  let width = size(inputs, "inputs");
  let at = 0;
  const placed = layers.map(({ units, activation }, l): Layer => {
    if (activation === "softmax" && l < layers.length - 1)
      throw new RangeError(`softmax belongs to the last layer, got it in layer ${l + 1}`);
    const layer = { inputs: width, units: size(units, "units"), activation, weightsAt: at, biasesAt: at + width * units };
    at = layer.biasesAt + units;
    width = units;
    return layer;
  });
  return { inputs, outputs: width, layers: placed, parameterCount: at };
}

/** W (units × inputs) of a layer, as a view into the parameters (or into a gradient of their shape). */
export function weightsOf(layer: Layer, parameters: Float64Array): Float64Array {
  return parameters.subarray(layer.weightsAt, layer.biasesAt);
}

/** b (units) of a layer, as a view. */
export function biasesOf(layer: Layer, parameters: Float64Array): Float64Array {
  return parameters.subarray(layer.biasesAt, layer.biasesAt + layer.units);
}

function size(n: number, what: string): number {
  if (!(Number.isInteger(n) && n >= 1)) throw new RangeError(`${what} must be a whole number from 1, got ${n}`);
  return n;
}
