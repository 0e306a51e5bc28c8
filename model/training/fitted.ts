import { createForwardCache, forward } from "../../network/learning/forward.ts";
import type { Network } from "../../network/learning/network.ts";
import { type Scaling, scale } from "./scaling.ts";

/** A trained network with the scaling of its inputs: all that complete samples ask for. */
export interface Fitted {
  readonly network: Network;
  readonly parameters: Float64Array;
  readonly scaling: Scaling;
}

/** The probability of the second class for one complete sample, at the base rate of the data that were learned from. */
export function probabilityOf({ network, parameters, scaling }: Fitted, values: ArrayLike<number>): number {
  return forward(network, parameters, scale(scaling, values), 1, createForwardCache(network, 1))[0] as number;
}

/** The same for many samples. */
export function probabilitiesOf({ network, parameters, scaling }: Fitted, rows: readonly ArrayLike<number>[]): Float64Array {
  return forward(network, parameters, inputsOf(scaling, rows), rows.length, createForwardCache(network, rows.length));
}

/** X (n × m): the inputs of m samples, a sample's side by side. */
export function inputsOf(scaling: Scaling, rows: readonly ArrayLike<number>[]): Float64Array {
  const n = scaling.offset.length;
  const X = new Float64Array(rows.length * n);
  rows.forEach((row, i) => {
    X.set(scale(scaling, row), i * n);
  });
  return X;
}
