import { createForwardCache, forward } from "../../network/learning/forward.ts";
import type { Network } from "../../network/learning/network.ts";
import { type Scaling, scaleRow, scaleRows } from "./scaling.ts";

/**
 * A trained network with one sigmoid output, and the scaling that was fitted on the same rows: enough to predict samples
 * without unknown scores. A `Model` adds the file it was read from, and with it everything else.
 */
export interface Fitted {
  readonly network: Network;
  /** One vector for all layers, as `network` lays it out. */
  readonly parameters: Float64Array;
  readonly scaling: Scaling;
}

/** The probability of the positive class for one row of known scores, at the base rate of the training rows. */
export function probabilityOf({ network, parameters, scaling }: Fitted, row: ArrayLike<number>): number {
  return forward(network, parameters, scaleRow(scaling, row), 1, createForwardCache(network, 1))[0] as number;
}

/** The same for many rows in one forward pass, bit for bit. */
export function probabilitiesOf({ network, parameters, scaling }: Fitted, rows: readonly ArrayLike<number>[]): Float64Array {
  return forward(network, parameters, scaleRows(scaling, rows), rows.length, createForwardCache(network, rows.length));
}
