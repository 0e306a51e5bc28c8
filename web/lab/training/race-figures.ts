import { createForwardCache, forward } from "../../../network/learning/forward.ts";
import type { Training } from "../../../network/learning/training.ts";

/** Over how many of the last epochs the jitter of a loss is measured. */
export const JITTER_EPOCHS = 10;

/** The standard deviation (÷ n) of the last ten of these losses, one per epoch. */
export function jitterOf(losses: readonly number[]): number {
  const last = losses.slice(-JITTER_EPOCHS);
  const mean = last.reduce((sum, loss) => sum + loss, 0) / last.length;
  return Math.sqrt(last.reduce((sum, loss) => sum + (loss - mean) ** 2, 0) / last.length);
}

/** How many hidden units have the activation 0 on every training row. */
export function silentUnits({ network, parameters, data: { X, count } }: Training): number {
  const cache = createForwardCache(network, count);
  forward(network, parameters, X, count, cache);
  return network.layers.slice(0, -1).reduce((sum, { units }, l) => sum + silentIn(cache.A[l] as Float64Array, units), 0);
}

function silentIn(A: Float64Array, units: number): number {
  const isActive = new Uint8Array(units);
  for (let e = 0; e < A.length; e++) if (A[e] !== 0) isActive[e % units] = 1;
  return units - isActive.reduce((sum, active) => sum + active, 0);
}
