import { exp } from "../../network/math/exact.ts";
import type { Background } from "../unknowns/background.ts";
import { conditionalOf } from "../unknowns/conditional.ts";
import { bitCount } from "../unknowns/subsets.ts";

/** The bandwidth that cross-validation chose while predictions were made this way. */
const BANDWIDTH = 0.05;

/**
 * What the conditional expectation is compared with: the mean of f(x_S, row) over the rows, each weighted by a product of
 * Gaussians, one per known score (Aas, Jullum and Løland 2021). Where few rows are near, it can fall as a score rises.
 */
export function productKernelExpectation(background: Background, values: readonly (number | null)[], S: number): number {
  const { levels, lowestScore, levelCount, counts, rowCount, features: n } = background;
  const probabilities = conditionalOf(background).rowProbabilities(values, S);
  const distances = Float64Array.from({ length: rowCount }, (_, r) => {
    let D = 0;
    for (let f = 0; f < n; f++) if ((S >> f) & 1) D += ((values[f] as number) - lowestScore - (levels[r * n + f] as number)) ** 2;
    return D;
  });
  const nearest = distances.reduce((least, D) => Math.min(least, D), Infinity);
  const variance = (BANDWIDTH * (levelCount - 1)) ** 2 * bitCount(S);
  let sum = 0;
  let total = 0;
  for (let r = 0; r < rowCount; r++) {
    const weight = (counts[r] as number) * exp((-0.5 * ((distances[r] as number) - nearest)) / variance);
    sum += weight * (probabilities[r] as number);
    total += weight;
  }
  return sum / total;
}
