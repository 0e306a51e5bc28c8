import type { Background } from "./background.ts";
import { isotonicInto } from "./isotonic.ts";
import { kernelWeight } from "./kernel.ts";
import { knownFeatures } from "./subsets.ts";

/** The conditional expectation of the network's probability, which reference.ts defines, and this file computes fast. */
export interface ConditionalExpectation {
  /**
   * E[f(X) | X_S = x_S] at the base rate of the data, given a sample's scores in the set S; its other scores are not read.
   * All features give f(x), and none the base rate.
   */
  given(values: readonly (number | null)[], S: number): number;
  /** The same for each of these bandwidths instead of the background's. */
  givenEach(values: readonly (number | null)[], S: number, bandwidths: readonly number[]): number[];
  /** f(x_S, row) for every row of the background: its probability with the sample's scores in S in place of its own. */
  rowProbabilities(values: readonly (number | null)[], S: number): Float64Array;
}

/** The expected probability given all that is known of a sample. */
export function expectedProbability(background: Background, values: readonly (number | null)[]): number {
  const known = knownFeatures(values);
  if (known === (1 << values.length) - 1) return background.completeProbability(values as readonly number[]);
  return conditionalOf(background).given(values, known);
}

const conditionals = new WeakMap<Background, ConditionalExpectation>();

/** The conditional expectation over a background, made by the first call. */
export function conditionalOf(background: Background): ConditionalExpectation {
  const made = conditionals.get(background);
  if (made) return made;
  const conditional = createConditional(background);
  conditionals.set(background, conditional);
  return conditional;
}

/** The features that are tabulated apart from the others, so that the tables of either part are few. */
const LOWER = (1 << 4) - 1;

/**
 * Both a row's total and the first layer's sums are sums over the features. So each is tabulated once per model by sets of the
 * lower four and by sets of the other features, and any set takes two tables and one addition per row. Rows that agree in all
 * unknown features share one evaluation of the network.
 */
function createConditional(background: Background): ConditionalExpectation {
  const { rowCount, features: n, counts, lowestScore, levelCount, units, biases, products, upperLayers } = background;
  const all = (1 << n) - 1;
  const knownSums = new Float64Array(units);
  const probabilities = new Float64Array(rowCount);
  // By total, and then packed: only the totals that occur, in rising order.
  const mostTotals = n * (levelCount - 1) + 1;
  const sums = new Float64Array(mostTotals);
  const weights = new Float64Array(mostTotals);
  const totals = new Int32Array(mostTotals);
  const pooledSums = new Float64Array(mostTotals);
  const pooledWeights = new Float64Array(mostTotals);
  const fitted = new Float64Array(mostTotals);
  let count = 0;

  /** Evaluates the network once per group of rows that agree in all features outside S. */
  function evaluateGroups(values: readonly (number | null)[], S: number) {
    const U = all ^ S;
    const groups = background.groups(U);
    knownSums.set(biases);
    for (let f = 0; f < n; f++) {
      if (!((S >> f) & 1)) continue;
      const product = (f * levelCount + (values[f] as number) - lowestScore) * units;
      for (let j = 0; j < units; j++) knownSums[j] = (knownSums[j] as number) + (products[product + j] as number);
    }
    const [lower, upper] = [background.rowSums(U & LOWER), background.rowSums(U & ~LOWER)];
    upperLayers.probabilitiesInto(probabilities, groups.first, groups.count, knownSums, lower, upper);
    return groups;
  }

  /** Fills in the totals that occur, the weight of each and its probability by isotonic regression. */
  function fit(values: readonly (number | null)[], S: number): void {
    const { of } = evaluateGroups(values, S);
    const [lower, upper] = [background.totals(S & LOWER), background.totals(S & ~LOWER)];
    sums.fill(0);
    weights.fill(0);
    for (let r = 0; r < rowCount; r++) {
      const total = (lower[r] as number) + (upper[r] as number);
      const occurrences = counts[r] as number;
      sums[total] = (sums[total] as number) + occurrences * (probabilities[of[r] as number] as number);
      weights[total] = (weights[total] as number) + occurrences;
    }
    count = 0;
    for (let total = 0; total < mostTotals; total++) {
      if (weights[total] === 0) continue;
      pooledSums[count] = sums[total] as number;
      pooledWeights[count] = weights[total] as number;
      weights[count] = weights[total] as number;
      totals[count++] = total;
    }
    isotonicInto(fitted, pooledSums, pooledWeights, count);
  }

  /** The mean of what was fitted, by the kernel around the sample's total. */
  function kernelMean(values: readonly (number | null)[], S: number, bandwidth: number): number {
    let own = 0;
    for (let f = 0; f < n; f++) if ((S >> f) & 1) own += (values[f] as number) - lowestScore;
    let nearest = Infinity;
    for (let i = 0; i < count; i++) nearest = Math.min(nearest, Math.abs((totals[i] as number) - own));
    const deviation = bandwidth * (levelCount - 1);
    const variance = deviation * deviation;
    let sum = 0;
    let total = 0;
    for (let i = 0; i < count; i++) {
      const distance = (totals[i] as number) - own;
      const weight = (weights[i] as number) * kernelWeight(distance * distance - nearest * nearest, variance);
      sum += weight * (fitted[i] as number);
      total += weight;
    }
    return sum / total;
  }

  function givenEach(values: readonly (number | null)[], S: number, bandwidths: readonly number[]): number[] {
    if (S === 0) return bandwidths.map(() => background.baseRate);
    if (S === all) return bandwidths.map(() => background.completeProbability(values as readonly number[]));
    fit(values, S);
    return bandwidths.map((bandwidth) => kernelMean(values, S, bandwidth));
  }

  const own = [background.bandwidth];
  return {
    given: (values, S) => givenEach(values, S, own)[0] as number,
    givenEach,
    rowProbabilities(values, S) {
      const { of } = evaluateGroups(values, S);
      return Float64Array.from(of, (group) => probabilities[group] as number);
    },
  };
}
