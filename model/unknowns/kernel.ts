import { exp } from "../../network/math/exact.ts";

/** The kernel is cut off this many standard deviations beyond the nearest row, where the weight is e^−12.5 of that row's. */
export const CUTOFF = 5;

/** exp(−D / 2v), or 0 beyond the cut-off, for a squared distance D less that of the nearest row, so that nothing underflows. */
export function kernelWeight(D: number, variance: number): number {
  return D <= CUTOFF * CUTOFF * variance ? exp((-0.5 * D) / variance) : 0;
}
