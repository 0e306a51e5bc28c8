import { checkNumber } from "../math/checks.ts";
import { norm } from "../math/matrix.ts";
import { type Network, weightsOf } from "./network.ts";

/** Added to the mean loss: l1 · Σ|w| + l2 · Σw²/2 over all weights, without the biases. */
export interface Penalty {
  readonly l1: number;
  readonly l2: number;
}

/** Throws RangeError unless both are finite numbers from 0. */
export function checkPenalty({ l1, l2 }: Penalty): void {
  checkNumber("l1", l1, { from: 0 });
  checkNumber("l2", l2, { from: 0 });
}

/** The value of the penalty, in the units of the loss. */
export function penalty(parameters: Float64Array, network: Network, { l1, l2 }: Penalty): number {
  let absolute = 0;
  let squares = 0;
  for (const layer of network.layers)
    for (const w of weightsOf(layer, parameters)) {
      absolute += Math.abs(w);
      squares += w * w;
    }
  return l1 * absolute + (l2 * squares) / 2;
}

/** Adds the penalty's gradient, l1 · sign(w) + l2 · w, to the gradient of the loss. */
export function addPenaltyGradientInto(gradient: Float64Array, parameters: Float64Array, network: Network, { l1, l2 }: Penalty): void {
  if (l1 === 0 && l2 === 0) return;
  for (const { weightsAt, biasesAt } of network.layers)
    for (let e = weightsAt; e < biasesAt; e++) {
      const w = parameters[e] as number;
      gradient[e] = (gradient[e] as number) + (l2 * w + l1 * Math.sign(w));
    }
}

/** Scales the gradient down to the norm `limit` if its own is larger (Pascanu, Mikolov and Bengio 2013). */
export function clipNormInPlace(gradient: Float64Array, limit: number): void {
  const length = norm(gradient);
  if (length > limit) for (let e = 0; e < gradient.length; e++) gradient[e] = (gradient[e] as number) * (limit / length);
}
