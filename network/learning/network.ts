import { checkInteger, checkName } from "../math/checks.ts";
import { type ActivationName, activationNames } from "./activations.ts";

/** The shape of a network: what is fixed before anything is learned. */
export interface Architecture {
  /** The number of inputs of one sample. */
  readonly inputs: number;
  /** From the first hidden layer to the output layer. */
  readonly layers: readonly LayerShape[];
}

/** A fully connected layer, before its inputs are known. */
export interface LayerShape {
  readonly units: number;
  readonly activation: ActivationName;
}

/** One layer: its shape, and where its weights W (units × inputs) and biases b (units) begin in the parameter vector. */
export interface Layer {
  readonly inputs: number;
  readonly units: number;
  readonly activation: ActivationName;
  readonly weightsAt: number;
  readonly biasesAt: number;
}

/**
 * A network as a layout of one flat parameter vector W1, b1, W2, b2, …: an optimizer is one loop over it, a point of the
 * loss landscape is one vector, a saved network is one list. The parameters themselves are stored separately.
 */
export interface Network {
  readonly inputs: number;
  readonly outputs: number;
  readonly layers: readonly Layer[];
  readonly parameterCount: number;
}

/** The shape of a fully connected layer. */
export function dense(units: number, activation: ActivationName): LayerShape {
  return { units, activation };
}

/**
 * Lays out the layers of a network. Throws RangeError for a network without layers, a width that is not an integer of at least 1,
 * an unknown activation, or softmax before the last layer.
 */
export function createNetwork({ inputs, layers }: Architecture): Network {
  checkInteger("inputs", inputs, 1);
  if (layers.length === 0) throw new RangeError("a network needs at least one layer");
  let width = inputs;
  let at = 0;
  const laidOut = layers.map(({ units, activation }, l): Layer => {
    checkInteger(`units of layer ${l + 1}`, units, 1);
    checkName(`activation of layer ${l + 1}`, activation, activationNames);
    if (activation === "softmax" && l < layers.length - 1)
      throw new RangeError(`softmax must be the activation of the last layer, got it in layer ${l + 1} of ${layers.length}`);
    const layer = { inputs: width, units, activation, weightsAt: at, biasesAt: at + width * units };
    at = layer.biasesAt + units;
    width = units;
    return layer;
  });
  return { inputs, outputs: width, layers: laidOut, parameterCount: at };
}

/** The last layer. */
export function outputLayer(network: Network): Layer {
  return network.layers[network.layers.length - 1] as Layer;
}

/** W (units × inputs) of a layer, as a view into the parameters (or into a gradient of the same shape). */
export function weightsOf(layer: Layer, parameters: Float64Array): Float64Array {
  return parameters.subarray(layer.weightsAt, layer.biasesAt);
}

/** b (units) of a layer, also as a view. */
export function biasesOf(layer: Layer, parameters: Float64Array): Float64Array {
  return parameters.subarray(layer.biasesAt, layer.biasesAt + layer.units);
}
