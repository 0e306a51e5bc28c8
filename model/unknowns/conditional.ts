import type { Background } from "./background.ts";
import { bitCount } from "./subsets.ts";

/**
 * What is expected of the network's answer when only some scores of a sample are known: E[f(X) | X_S = x_S], over the
 * distinct training rows, each with its count and a Gaussian weight of its distance to the known scores (the empirical
 * conditional distribution of Aas, Jullum and Løland 2021), cut off five standard deviations beyond the nearest row. `S` is a
 * set of features as bits; all of them gives f(x) and none gives the base rate.
 */
export interface Conditional {
  /** E[f(X) | X_S = x_S] at the base rate of the data. The scores outside of S are not looked at. Other kernels than the background's may be tried. */
  expect(S: number, kernels?: Background["kernels"]): number;
}

/** What is expected given all that is known of a sample. Nothing is prepared where nothing is unknown. */
export function expectAnswer(background: Background, values: readonly (number | null)[]): number {
  let known = 0;
  for (let f = 0; f < values.length; f++) if (values[f] !== null) known |= 1 << f;
  if (known === (1 << values.length) - 1) return background.complete(values as readonly number[]);
  return createConditional(background, values).expect(known);
}

const LOWER = 4;

/**
 * Prepares one sample, given by its scores; null where they are never asked for.
 *
 * A row's distance and the first layer's sums both are sums over the features. What the rows' own scores add is kept with the
 * background; distances are kept in tables over the subsets of the lower four and of the upper features. Rows that agree in
 * what is unknown share one answer of the network.
 */
export function createConditional(background: Background, values: readonly (number | null)[]): Conditional {
  const { complete, low, count, counts, tail, malignant, total, hidden, levels, products, biases } = background;
  const n = values.length;
  const all = (1 << n) - 1;
  const lower = (1 << LOWER) - 1;
  const steps = values.map((value) => (value ?? low) - low);
  const distances = createDistances(background, steps);
  const known = new Float64Array(hidden);
  const weights = new Float64Array(count);
  const answers = new Float64Array(count);
  const places = new Uint16Array(count);

  /** What the known scores and the biases add to the first layer. */
  function knownSums(S: number): Float64Array {
    known.set(biases);
    for (let f = 0; f < n; f++) {
      if (!((S >> f) & 1)) continue;
      const product = (f * levels + (steps[f] as number)) * hidden;
      for (let j = 0; j < hidden; j++) known[j] = (known[j] as number) + (products[product + j] as number);
    }
    return known;
  }

  return {
    expect(S, kernels = background.kernels) {
      if (S === 0) return malignant / total;
      if (S === all) return complete(values as readonly number[]);
      const U = all ^ S;
      const groups = background.grouped(U);
      const sum = weighInto(weights, groups, distances(S & lower), distances(S & ~lower), counts, kernels[bitCount(S)] as Float64Array);
      let m = 0;
      for (let g = 0; g < groups.count; g++) {
        if (weights[g] === 0) continue;
        weights[m] = weights[g] as number;
        places[m++] = groups.first[g] as number;
      }
      tail.answersInto(answers, places, m, knownSums(S), background.rowSums(U & lower), background.rowSums(U & ~lower));
      let expected = 0;
      for (let i = 0; i < m; i++) expected += (weights[i] as number) * (answers[i] as number);
      return expected / sum;
    },
  };
}

/**
 * The kernel's weight of each group, given the squared distances of the rows in two parts, relative to the nearest row's (so
 * that nothing underflows). Returns the sum of the weights.
 */
export function weighInto(
  weights: Float64Array,
  { of, count: groups }: { readonly of: Uint16Array; readonly count: number },
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
  weights.fill(0, 0, groups);
  const end = nearest + kernel.length;
  let sum = 0;
  for (let r = 0; r < counts.length; r++) {
    const D = (a[r] as number) + (b[r] as number);
    if (D >= end) continue;
    const weight = (counts[r] as number) * (kernel[D - nearest] as number);
    const g = of[r] as number;
    weights[g] = (weights[g] as number) + weight;
    sum += weight;
  }
  return sum;
}

/** The squared distance of each row to the sample over a set of features, in steps²: that of the set without its highest feature, and that feature's. */
function createDistances({ count, steps: rows }: Background, steps: readonly number[]): (features: number) => Uint16Array {
  const n = steps.length;
  const known = new Map([[0, new Uint16Array(count)]]);
  const distances = (features: number): Uint16Array => {
    const found = known.get(features);
    if (found) return found;
    const f = 31 - Math.clz32(features);
    const squares = Uint16Array.from(distances(features ^ (1 << f)));
    for (let r = 0; r < count; r++) {
      const difference = (steps[f] as number) - (rows[r * n + f] as number);
      squares[r] = (squares[r] as number) + difference * difference;
    }
    known.set(features, squares);
    return squares;
  };
  return distances;
}
