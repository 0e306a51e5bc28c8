import type { Background } from "./background.ts";
import { isotonicInto } from "./isotonic.ts";
import { kernelWeight } from "./kernel.ts";
import { createPlans, type Plan } from "./plan.ts";

/** The conditional expectation of a network's probability, which reference.ts defines. */
export interface Expectation {
  /**
   * E[f(X) | X_S = x_S] at the base rate of the data, given a sample's scores in the set S; its other scores are not read.
   * All features give f(x), and none the base rate.
   */
  given(values: readonly (number | null)[], S: number): number;
}

/** What this file computes fast; compiled.ts has `given` once more, in WebAssembly. */
export interface ConditionalExpectation extends Expectation {
  /** The same for each of these bandwidths instead of the background's. */
  givenEach(values: readonly (number | null)[], S: number, bandwidths: readonly number[]): number[];
  /** f(x_S, row) for every row of the background: its probability with the sample's scores in S in place of its own. */
  rowProbabilities(values: readonly (number | null)[], S: number): Float64Array;
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

/** So many expectations are remembered, in some 300 KB: samples that know little, or differ in one score, have many in common. */
const MOST_REMEMBERED = 4096;

/**
 * Both a row's total and the first layer's sums are sums over the features. So each is tabulated once per model by sets of the
 * lower and by sets of the upper half of the features, and any set takes two tables and one addition. Rows that agree in all
 * unknown features share one evaluation of the network.
 */
function createConditional(background: Background): ConditionalExpectation {
  const { rowCount, features: n, counts, lowestScore, levelCount, units, biases, products, upperLayers } = background;
  const all = (1 << n) - 1;
  const planOf = createPlans(background);
  const [lower] = background.parts;
  const knownSums = new Float64Array(units);
  const lowerSums = new Float64Array(lower.combinations(lower.features).count * units);
  const probabilities = new Float64Array(rowCount);
  const mostTotals = n * (levelCount - 1) + 1;
  const sumOf = new Float64Array(mostTotals);
  const sums = new Float64Array(mostTotals);
  const weights = new Float64Array(mostTotals);
  const fitted = new Float64Array(mostTotals);

  /** Evaluates the network once per pair of combinations. */
  function evaluate({ lower, upper, pairCount, lowerOf, upperOf }: Plan, values: readonly (number | null)[], S: number): void {
    knownSums.set(biases);
    for (let f = 0; f < n; f++) {
      if (!((S >> f) & 1)) continue;
      const product = (f * levelCount + (values[f] as number) - lowestScore) * units;
      for (let j = 0; j < units; j++) knownSums[j] = (knownSums[j] as number) + (products[product + j] as number);
    }
    // The known scores join the lower part, which has fewer combinations than there are pairs.
    for (let c = 0, e = 0; c < lower.count; c++)
      for (let j = 0; j < units; j++, e++) lowerSums[e] = (knownSums[j] as number) + (lower.sums[e] as number);
    upperLayers.probabilitiesInto(probabilities, pairCount, lowerSums, lowerOf, upper.sums, upperOf);
  }

  /** Makes the mean probabilities per total rise with the total, by isotonic regression. */
  function fit({ pairOf, totalOf, totals, weights: rowsWith }: Plan): void {
    sumOf.fill(0);
    for (let r = 0; r < rowCount; r++) {
      const total = totalOf[r] as number;
      sumOf[total] = (sumOf[total] as number) + (counts[r] as number) * (probabilities[pairOf[r] as number] as number);
    }
    for (let t = 0; t < totals.length; t++) sums[t] = sumOf[totals[t] as number] as number;
    weights.set(rowsWith);
    isotonicInto(fitted, sums, weights, totals.length);
  }

  function givenEach(values: readonly (number | null)[], S: number, bandwidths: readonly number[]): number[] {
    if (S === 0) return bandwidths.map(() => background.baseRate);
    if (S === all) return bandwidths.map(() => background.completeProbability(values as readonly number[]));
    const plan = planOf(S);
    evaluate(plan, values, S);
    fit(plan);
    let own = 0;
    for (let f = 0; f < n; f++) if ((S >> f) & 1) own += (values[f] as number) - lowestScore;
    return bandwidths.map((bandwidth) => {
      const deviation = bandwidth * (levelCount - 1);
      return kernelMean(plan, fitted, own, deviation * deviation);
    });
  }

  const ownBandwidth = [background.bandwidth];
  const remembered = new Map<number, number>();
  const places = keyPlaces(n, levelCount);
  return {
    given(values, S) {
      if (S === all || !places) return givenEach(values, S, ownBandwidth)[0] as number;
      let key = 0;
      for (let f = 0; f < n; f++) if ((S >> f) & 1) key += ((values[f] as number) - lowestScore + 1) * (places[f] as number);
      const before = remembered.get(key);
      if (before !== undefined) return before;
      const expectation = givenEach(values, S, ownBandwidth)[0] as number;
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(key, expectation);
      return expectation;
    },
    givenEach,
    rowProbabilities(values, S) {
      const plan = planOf(S);
      evaluate(plan, values, S);
      return Float64Array.from(plan.pairOf, (pair) => probabilities[pair] as number);
    },
  };
}

/** The mean of what was fitted per total, by the kernel around the sample's own total. */
function kernelMean({ totals, weights }: Plan, fitted: Float64Array, own: number, variance: number): number {
  const squareAt = (t: number): number => {
    const distance = (totals[t] as number) - own;
    return distance * distance;
  };
  let nearest = 0;
  while (nearest + 1 < totals.length && squareAt(nearest + 1) <= squareAt(nearest)) nearest++;
  const least = squareAt(nearest);
  // On either side of the nearest total the kernel falls, down to 0 beyond the cut-off.
  let from = nearest;
  while (from > 0 && kernelWeight(squareAt(from - 1) - least, variance) > 0) from--;
  let sum = 0;
  let total = 0;
  for (let t = from; t < totals.length; t++) {
    const kernel = kernelWeight(squareAt(t) - least, variance);
    if (kernel === 0) break;
    const weight = (weights[t] as number) * kernel;
    sum += weight * (fitted[t] as number);
    total += weight;
  }
  return sum / total;
}

/** The place values that make one whole number of a sample's levels, 0 for unknown; undefined where it would be too large to be exact. */
function keyPlaces(n: number, levelCount: number): number[] | undefined {
  const places = [1];
  for (let f = 0; f < n; f++) places.push((places[f] as number) * (levelCount + 1));
  return Number.isSafeInteger(places[n]) ? places : undefined;
}
