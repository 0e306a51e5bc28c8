import { createForwardCache, forward } from "../../network/learning/forward.ts";
import type { Layer } from "../../network/learning/network.ts";
import { sigmoid } from "../../network/math/exact.ts";
import { type Fitted, inputsOf } from "./fitted.ts";
import type { LabelledRows } from "./labelled-rows.ts";

/**
 * Shifts the last bias until the mean probability over the rows is the share of the second class among them, as it is where
 * logistic regression without penalty ends. Penalties and noise move it a little off; then knowing nothing would not give the
 * base rate. A copy is returned. Throws RangeError unless the output is one sigmoid unit.
 */
export function calibrateIntercept({ network, scaling, parameters }: Fitted, { rows, labels }: LabelledRows): Float64Array {
  const output = network.layers[network.layers.length - 1] as Layer;
  if (output.activation !== "sigmoid" || output.units !== 1)
    throw new RangeError(`the output must be one sigmoid unit, got ${output.units} ${output.activation}`);
  const cache = createForwardCache(network, rows.length);
  forward(network, parameters, inputsOf(scaling, rows), rows.length, cache);
  const Z = cache.Z[network.layers.length - 1] as Float64Array;
  const wanted = labels.reduce((sum, y) => sum + y, 0);
  const settled = Float64Array.from(parameters);
  if (wanted === 0 || wanted === rows.length) return settled;
  // The sum rises with the shift, so halving an interval finds it to the last bit.
  let low = -50;
  let high = 50;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) break;
    let sum = 0;
    for (let i = 0; i < rows.length; i++) sum += sigmoid((Z[i] as number) + middle);
    if (sum < wanted) low = middle;
    else high = middle;
  }
  settled[output.biasesAt] = (settled[output.biasesAt] as number) + low;
  return settled;
}
