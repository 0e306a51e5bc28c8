import type { Background } from "./background.ts";
import { isotonicInto } from "./isotonic.ts";
import { kernelWeight } from "./kernel.ts";
import type { Combinations } from "./part.ts";
import { knownFeatures } from "./subsets.ts";
import { wholeNumbers } from "./whole-numbers.ts";

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

/** Up to so many pairs of combinations, pairs that occur more than once are evaluated only once. The table takes 1 MB. */
const MOST_PAIRS = 1 << 18;

/**
 * Both a row's total and the first layer's sums are sums over the features. So each is tabulated once per model by sets of the
 * lower and by sets of the upper half of the features, and any set takes two tables and one addition. Rows that agree in all
 * unknown features share one evaluation of the network.
 */
function createConditional(background: Background): ConditionalExpectation {
  const { rowCount, features: n, counts, lowestScore, levelCount, units, biases, products, upperLayers } = background;
  const all = (1 << n) - 1;
  const knownSums = new Float64Array(units);
  const [lower, upper] = background.parts;
  const lowerSums = new Float64Array(lower.combinations(lower.features).count * units);
  const probabilities = new Float64Array(rowCount);
  const pairOf = wholeNumbers(rowCount, rowCount);
  const firstA = wholeNumbers(rowCount, rowCount);
  const firstB = wholeNumbers(rowCount, rowCount);
  const pairAt = new Int32Array(MOST_PAIRS);
  let firstPair = 1;
  // By total, and then packed: only the totals that occur, in rising order.
  const mostTotals = n * (levelCount - 1) + 1;
  const sums = new Float64Array(mostTotals);
  const weights = new Float64Array(mostTotals);
  const totals = new Int32Array(mostTotals);
  const pooledSums = new Float64Array(mostTotals);
  const pooledWeights = new Float64Array(mostTotals);
  const fitted = new Float64Array(mostTotals);
  let count = 0;

  /** Evaluates the network once per pair of combinations, of the unknown features of either part, that a row has. */
  function evaluate(values: readonly (number | null)[], S: number): void {
    knownSums.set(biases);
    for (let f = 0; f < n; f++) {
      if (!((S >> f) & 1)) continue;
      const product = (f * levelCount + (values[f] as number) - lowestScore) * units;
      for (let j = 0; j < units; j++) knownSums[j] = (knownSums[j] as number) + (products[product + j] as number);
    }
    const [A, B] = [lower.combinations(lower.features & ~S), upper.combinations(upper.features & ~S)];
    // The known scores join the lower part, which has fewer combinations than there are pairs.
    for (let c = 0, e = 0; c < A.count; c++)
      for (let j = 0; j < units; j++, e++) lowerSums[e] = (knownSums[j] as number) + (A.sums[e] as number);
    if (A.count * B.count > MOST_PAIRS) {
      for (let r = 0; r < rowCount; r++) pairOf[r] = r;
      upperLayers.probabilitiesInto(probabilities, rowCount, lowerSums, A.of, B.sums, B.of);
      return;
    }
    const count = findPairs(A, B);
    upperLayers.probabilitiesInto(probabilities, count, lowerSums, firstA, B.sums, firstB);
  }

  /** Numbers the pairs in the order of the rows; a table of pairs serves again, since older entries are below `firstPair`. */
  function findPairs(A: Combinations, B: Combinations): number {
    if (firstPair > 0x7fffffff - rowCount) {
      pairAt.fill(0);
      firstPair = 1;
    }
    let count = 0;
    for (let r = 0; r < rowCount; r++) {
      const a = A.of[r] as number;
      const b = B.of[r] as number;
      const at = a * B.count + b;
      const known = (pairAt[at] as number) - firstPair;
      if (known >= 0) {
        pairOf[r] = known;
        continue;
      }
      pairAt[at] = firstPair + count;
      pairOf[r] = count;
      firstA[count] = a;
      firstB[count++] = b;
    }
    firstPair += count;
    return count;
  }

  /** Fills in the totals that occur, the weight of each and its probability by isotonic regression. */
  function fit(values: readonly (number | null)[], S: number): void {
    evaluate(values, S);
    const [a, b] = [lower.totals(lower.features & S), upper.totals(upper.features & S)];
    sums.fill(0);
    weights.fill(0);
    for (let r = 0; r < rowCount; r++) {
      const total = (a[r] as number) + (b[r] as number);
      const occurrences = counts[r] as number;
      sums[total] = (sums[total] as number) + occurrences * (probabilities[pairOf[r] as number] as number);
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
      evaluate(values, S);
      return Float64Array.from(pairOf, (pair) => probabilities[pair] as number);
    },
  };
}
