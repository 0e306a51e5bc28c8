import { createForwardCache, forward } from "../../network/learning/forward.ts";
import { outputLayer } from "../../network/learning/network.ts";
import { sigmoid } from "../../network/math/exact.ts";
import type { Fitted } from "./fitted.ts";
import type { LabelledRows } from "./labelled-rows.ts";
import { scaleRows } from "./scaling.ts";

/**
 * Shifts the output's bias until the mean probability over the rows equals the share of the positive class among them, which
 * is where unpenalised logistic regression ends. Penalties and noise move it slightly off, and then the prediction with
 * nothing known would not be the base rate. Rows of one class alone leave the bias as it is, since no finite shift would do.
 *
 * Returns the parameters as a copy. Throws RangeError unless the output is one sigmoid unit.
 */
export function calibrateIntercept({ network, scaling, parameters }: Fitted, { rows, labels }: LabelledRows): Float64Array {
  const output = outputLayer(network);
  if (output.activation !== "sigmoid" || output.units !== 1)
    throw new RangeError(`the output must be one sigmoid unit, got ${output.units} ${output.activation}`);
  const calibrated = Float64Array.from(parameters);
  const positives = labels.reduce((sum, y) => sum + y, 0);
  if (positives === 0 || positives === rows.length) return calibrated;
  const cache = createForwardCache(network, rows.length);
  forward(network, parameters, scaleRows(scaling, rows), rows.length, cache);
  const Z = cache.Z[network.layers.length - 1] as Float64Array;
  calibrated[output.biasesAt] = (calibrated[output.biasesAt] as number) + shiftFor(positives, Z);
  return calibrated;
}

/** The shift with which Σ sigmoid(z + shift) = sum, to the last bit: the sum rises with the shift, so the interval is halved. */
function shiftFor(sum: number, Z: Float64Array): number {
  let low = -50;
  let high = 50;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) return low;
    let reached = 0;
    for (let i = 0; i < Z.length; i++) reached += sigmoid((Z[i] as number) + middle);
    if (reached < sum) low = middle;
    else high = middle;
  }
}
