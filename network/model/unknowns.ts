import type { Background } from "./background.ts";
import { bitCount } from "./shapley.ts";

/**
 * What is expected of the network's answer when only some scores of a sample are known: E[f(X) | X_S = x_S], over the
 * distinct training rows, each with its count and a Gaussian weight of its distance to the known scores (the empirical
 * conditional distribution of Aas, Jullum and Løland 2021), cut off five standard deviations beyond the nearest row. `S` is a set of features as bits; all of them gives f(x) and none
 * gives the base rate.
 */
export interface Conditional {
  /** E[f(X) | X_S = x_S] at the base rate of the data. The scores outside of S are not looked at. Other kernels than the background's may be tried. */
  expect(S: number, kernels?: Background["kernels"]): number;
}

const LOWER = 4;

/** What is expected given all that is known of a sample. Nothing is prepared where nothing is unknown. */
export function expectAnswer(background: Background, values: readonly (number | null)[]): number {
  let known = 0;
  for (let f = 0; f < values.length; f++) if (values[f] !== null) known |= 1 << f;
  if (known === (1 << values.length) - 1) return background.complete(values as readonly number[]);
  return createConditional(background, values).expect(known);
}

/**
 * Prepares one sample, given by its scores; null where they are never asked for.
 *
 * A row's distance and the first layer's sums both are sums over the features. They are kept in tables over the subsets of
 * the lower four and of the upper features, so that a row costs one addition of each; and rows that agree in what is unknown
 * share one answer of the network.
 */
export function createConditional(background: Background, values: readonly (number | null)[]): Conditional {
  const { complete, low, count, counts, biases, answersInto, malignant, total } = background;
  const n = values.length;
  const all = (1 << n) - 1;
  const steps = values.map((value) => (value ?? low) - low);
  const lower = createHalf(background, steps, 0, Math.min(LOWER, n), biases);
  const upper = createHalf(background, steps, Math.min(LOWER, n), n);
  const lowerBits = (1 << LOWER) - 1;
  const weights = new Float64Array(count);
  const answers = new Float64Array(count);
  const places = new Uint16Array(count);

  return {
    expect(S, kernels = background.kernels) {
      if (S === 0) return malignant / total;
      if (S === all) return complete(values as readonly number[]);
      const a = lower(S & lowerBits);
      const b = upper(S >> LOWER);
      const groups = background.grouped(all ^ S);
      const sum = weighInto(weights, groups, a.distances, b.distances, counts, kernels[bitCount(S)] as Float64Array);
      let m = 0;
      for (let g = 0; g < groups.count; g++) {
        if (weights[g] === 0) continue;
        weights[m] = weights[g] as number;
        places[m++] = groups.first[g] as number;
      }
      answersInto(answers, places, m, a.sums, b.sums);
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
  for (let r = 0; r < counts.length; r++) {
    const D = (a[r] as number) + (b[r] as number);
    if (D < nearest) nearest = D;
  }
  weights.fill(0, 0, groups);
  let sum = 0;
  for (let r = 0; r < counts.length; r++) {
    const D = (a[r] as number) + (b[r] as number) - nearest;
    if (D >= kernel.length) continue;
    const weight = (counts[r] as number) * (kernel[D] as number);
    const g = of[r] as number;
    weights[g] = (weights[g] as number) + weight;
    sum += weight;
  }
  return sum;
}

/** For one subset of a range of features: the squared distance of each row to the sample in steps², and the first layer's sums (count × h). */
interface Half {
  readonly distances: Uint16Array;
  readonly sums: Float64Array;
}

/**
 * The table over the subsets of features `from` … `to` − 1; the sums start at `start`. The half of a subset is that of the
 * subset's lower two features plus, pair by pair, the others.
 */
function createHalf(
  background: Background,
  steps: ArrayLike<number>,
  from: number,
  to: number,
  start?: Float64Array,
): (subset: number) => Half {
  const table = new Array<Half | undefined>(1 << (to - from));
  const isPair = to - from <= 2;
  const middle = Math.min(to, from + 2);
  const first = isPair ? undefined : createHalf(background, steps, from, middle, start);
  const rest = isPair ? undefined : createHalf(background, steps, middle, to);
  return (subset) => {
    const known = table[subset];
    if (known) return known;
    const half =
      first && rest
        ? joined(first(subset & ((1 << (middle - from)) - 1)), rest(subset >> (middle - from)))
        : direct(background, steps, from, to, subset, start);
    table[subset] = half;
    return half;
  };
}

function joined(a: Half, b: Half): Half {
  const distances = new Uint16Array(a.distances.length);
  const sums = new Float64Array(a.sums.length);
  for (let r = 0; r < distances.length; r++) distances[r] = (a.distances[r] as number) + (b.distances[r] as number);
  for (let e = 0; e < sums.length; e++) sums[e] = (a.sums[e] as number) + (b.sums[e] as number);
  return { distances, sums };
}

function direct(
  { count, steps: rows, products, levels, hidden: h }: Background,
  steps: ArrayLike<number>,
  from: number,
  to: number,
  subset: number,
  start?: Float64Array,
): Half {
  const n = steps.length;
  const half = { distances: new Uint16Array(count), sums: new Float64Array(count * h) };
  for (let r = 0; r < count; r++) {
    const at = r * h;
    let distance = 0;
    if (start) half.sums.set(start, at);
    for (let f = from; f < to; f++) {
      const row = rows[r * n + f] as number;
      let step = row;
      if ((subset >> (f - from)) & 1) {
        step = steps[f] as number;
        distance += (step - row) * (step - row);
      }
      const product = (f * levels + step) * h;
      for (let j = 0; j < h; j++) half.sums[at + j] = (half.sums[at + j] as number) + (products[product + j] as number);
    }
    half.distances[r] = distance;
  }
  return half;
}
