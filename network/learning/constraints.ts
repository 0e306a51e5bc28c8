import type { ActivationName } from "./activations.ts";
import { type Network, outputLayer } from "./network.ts";

/**
 * What the signs of the weights guarantee while a network is trained. "monotone": no output falls when an input rises
 * (Archer and Wang 1993).
 */
export const constraintNames = ["monotone"] as const;

export type ConstraintName = (typeof constraintNames)[number];

/** Whether outputs of an activation can keep the constraint. Softmax outputs cannot: one rises only where another falls. */
export function constraintAccepts(activation: ActivationName): boolean {
  return activation !== "softmax";
}

/**
 * The sign of every parameter in a monotone network: 1 (at least 0), −1 (at most 0) or, for biases, 0 (any). Outputs are
 * positive, and so is the first half of each hidden layer, rounded up; the other half is negative. A weight between units of
 * the same sign is at least 0, any other at most 0; inputs count as positive.
 *
 * Every activation rises or stays level, so a positive unit never falls and a negative unit never rises when an input rises.
 * With positive units alone and ReLU a network could only be convex; the negative units make it concave where it must be.
 */
export function monotoneSigns(network: Network): Float64Array {
  const signs = new Float64Array(network.parameterCount);
  const output = outputLayer(network);
  let before = new Int8Array(network.inputs).fill(1);
  for (const layer of network.layers) {
    const { inputs, units, weightsAt } = layer;
    const positive = layer === output ? units : Math.ceil(units / 2);
    const own = Int8Array.from({ length: units }, (_, j) => (j < positive ? 1 : -1));
    for (let j = 0; j < units; j++)
      for (let k = 0; k < inputs; k++) signs[weightsAt + j * inputs + k] = (own[j] as number) * (before[k] as number);
    before = own;
  }
  return signs;
}

/** Sets every parameter of the wrong sign to 0, which is the nearest point with the right signs. */
export function projectInPlace(parameters: Float64Array, signs: Float64Array): void {
  for (let e = 0; e < parameters.length; e++) if ((parameters[e] as number) * (signs[e] as number) < 0) parameters[e] = 0;
}

/** Gives every parameter the right sign and keeps its size, so that an initializer's variance stays what it is. */
export function reflectInPlace(parameters: Float64Array, signs: Float64Array): void {
  for (let e = 0; e < parameters.length; e++)
    if ((parameters[e] as number) * (signs[e] as number) < 0) parameters[e] = -(parameters[e] as number);
}

/** Throws RangeError, with the place and the value, for a parameter of the wrong sign. */
export function checkSigns(what: string, parameters: ArrayLike<number>, signs: Float64Array): void {
  const e = signs.findIndex((sign, e) => (parameters[e] as number) * sign < 0);
  if (e >= 0)
    throw new RangeError(`${what}[${e}] must be at ${signs[e] === 1 ? "least" : "most"} 0 in a monotone network, got ${parameters[e]}`);
}
