import type { Background } from "./background.ts";
import type { Groups } from "./groups.ts";
import { bitCount, knownFeatures, tablesBySubset } from "./subsets.ts";
import { type WholeNumbers, wholeNumbers } from "./whole-numbers.ts";

/** The conditional expectation of the network's probability for one sample, which reference.ts defines, and this file computes fast. */
export interface ConditionalExpectation {
  /**
   * E[f(X) | X_S = x_S] at the base rate of the data, given the scores in the set S; the sample's other scores are not read.
   * All features give f(x), and none the base rate. `kernels` may stand in for the background's.
   */
  given(S: number, kernels?: Background["kernels"]): number;
}

/** The expected probability given all that is known of a sample. A sample without unknown scores needs no preparation. */
export function expectedProbability(background: Background, values: readonly (number | null)[]): number {
  const known = knownFeatures(values);
  if (known === (1 << values.length) - 1) return background.completeProbability(values as readonly number[]);
  return createConditional(background, values).given(known);
}

/** The features that are tabulated apart from the others, so that the tables of either part are few. */
const LOWER = (1 << 4) - 1;

/**
 * Prepares one sample; scores that no set will include may be null.
 *
 * Both a row's distance and the first layer's sums are sums over the features. So each is tabulated by sets of the lower four
 * and by sets of the other features, the sums once per model and the distances once per sample, and a set of known features
 * takes two tables and one addition per row. Rows that agree in all unknown features share one evaluation of the upper layers.
 */
export function createConditional(background: Background, values: readonly (number | null)[]): ConditionalExpectation {
  const { rowCount, counts, lowestScore, levelCount, units, biases, products, upperLayers } = background;
  const n = values.length;
  const all = (1 << n) - 1;
  const levels = values.map((value) => (value ?? lowestScore) - lowestScore);
  const distances = createDistances(background, levels);
  const knownSums = new Float64Array(units);
  const weights = new Float64Array(rowCount);
  const probabilities = new Float64Array(rowCount);
  const representatives = wholeNumbers(rowCount, rowCount);

  /** What the biases and the known scores contribute to the first layer. */
  function sumKnown(S: number): Float64Array {
    knownSums.set(biases);
    for (let f = 0; f < n; f++) {
      if (!((S >> f) & 1)) continue;
      const product = (f * levelCount + (levels[f] as number)) * units;
      for (let j = 0; j < units; j++) knownSums[j] = (knownSums[j] as number) + (products[product + j] as number);
    }
    return knownSums;
  }

  return {
    given(S, kernels = background.kernels) {
      if (S === 0) return background.baseRate;
      if (S === all) return background.completeProbability(values as readonly number[]);
      const U = all ^ S;
      const groups = background.groups(U);
      const kernel = kernels[bitCount(S)] as Float64Array;
      const total = weighInto(weights, groups, distances(S & LOWER), distances(S & ~LOWER), counts, kernel);
      let m = 0;
      for (let g = 0; g < groups.count; g++) {
        if (weights[g] === 0) continue;
        weights[m] = weights[g] as number;
        representatives[m++] = groups.first[g] as number;
      }
      const [lower, upper] = [background.rowSums(U & LOWER), background.rowSums(U & ~LOWER)];
      upperLayers.probabilitiesInto(probabilities, representatives, m, sumKnown(S), lower, upper);
      let sum = 0;
      for (let i = 0; i < m; i++) sum += (weights[i] as number) * (probabilities[i] as number);
      return sum / total;
    },
  };
}

/**
 * Fills in the weight of each group: the sum, over its rows, of count times kernel. The squared distance of row r is
 * a[r] + b[r], and the kernel is taken relative to the nearest row. Returns the sum of all weights.
 */
export function weighInto(
  weights: Float64Array,
  { of, count: groupCount }: Groups,
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  counts: Float64Array,
  kernel: Float64Array,
): number {
  let nearest = 0x7fffffff;
  for (let r = 0; r < counts.length && nearest > 0; r++) {
    const D = (a[r] as number) + (b[r] as number);
    if (D < nearest) nearest = D;
  }
  weights.fill(0, 0, groupCount);
  const end = nearest + kernel.length;
  let total = 0;
  for (let r = 0; r < counts.length; r++) {
    const D = (a[r] as number) + (b[r] as number);
    if (D >= end) continue;
    const weight = (counts[r] as number) * (kernel[D - nearest] as number);
    const g = of[r] as number;
    weights[g] = (weights[g] as number) + weight;
    total += weight;
  }
  return total;
}

/** The squared distance of each row to the sample over a set of features, in levels². */
function createDistances(
  { rowCount, levels: rows, levelCount }: Background,
  levels: readonly number[],
): (features: number) => WholeNumbers {
  const n = levels.length;
  const farthest = n * (levelCount - 1) * (levelCount - 1);
  return tablesBySubset(wholeNumbers(rowCount, farthest), (without, feature) => {
    const squares = without.slice();
    const level = levels[feature] as number;
    for (let r = 0; r < rowCount; r++) {
      const difference = level - (rows[r * n + feature] as number);
      squares[r] = (squares[r] as number) + difference * difference;
    }
    return squares;
  });
}
