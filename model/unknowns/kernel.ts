import { exp } from "../../network/math/exact.ts";

/** The kernel is cut off this many standard deviations beyond the nearest row, where the weight is e^−12.5 of that row's. */
export const CUTOFF = 5;

/**
 * The kernel's weights for each number of known features from 0 to n: kernels[k][D] = exp(−d² / 2b²) for D = 0, 1, 2, …, as far
 * as the cut-off. D is the sum of squared differences in levels, and d² = D / (k · (levels − 1)²) is their mean as a share of the
 * range. Distances are relative to the nearest row's, so that nothing underflows.
 */
export function createKernels(bandwidth: number, levelCount: number, n: number): readonly Float64Array[] {
  return Array.from({ length: n + 1 }, (_, known) => kernelTable(bandwidth, levelCount, known));
}

function kernelTable(bandwidth: number, levelCount: number, known: number): Float64Array {
  const deviation = bandwidth * (levelCount - 1);
  const variance = deviation * deviation * known;
  const length = Math.min(known * (levelCount - 1) * (levelCount - 1), Math.floor(CUTOFF * CUTOFF * variance)) + 1;
  return Float64Array.from({ length }, (_, D) => (D === 0 ? 1 : exp((-0.5 * D) / variance)));
}
