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

/** What is expected given all that is known of a sample. Nothing is prepared where nothing is unknown. */
export function expectAnswer(background: Background, values: readonly (number | null)[]): number {
  let known = 0;
  for (let f = 0; f < values.length; f++) if (values[f] !== null) known |= 1 << f;
  if (known === (1 << values.length) - 1) return background.complete(values as readonly number[]);
  return createConditional(background, values).expect(known);
}

const THIRD = 3;

/**
 * Prepares one sample, given by its scores; null where they are never asked for.
 *
 * A row's distance and the first layer's sums both are sums over the features. They are kept in tables over the subsets of the
 * first three, the second three and the other features, filled as they are asked for, so that a row costs two additions of
 * each; and rows that agree in what is unknown share one answer of the network.
 */
export function createConditional(background: Background, values: readonly (number | null)[]): Conditional {
  const { complete, low, count, counts, biases, tail, malignant, total } = background;
  const n = values.length;
  const all = (1 << n) - 1;
  const steps = values.map((value) => (value ?? low) - low);
  const first = createPart(background, steps, 0, THIRD, biases);
  const second = createPart(background, steps, THIRD, 2 * THIRD);
  const third = createPart(background, steps, 2 * THIRD, n);
  const subset = (1 << THIRD) - 1;
  const distances = remembered(1 << (2 * THIRD), (S) => added(first(S & subset).distances, second(S >> THIRD).distances));
  const weights = new Float64Array(count);
  const answers = new Float64Array(count);
  const places = new Uint16Array(count);

  return {
    expect(S, kernels = background.kernels) {
      if (S === 0) return malignant / total;
      if (S === all) return complete(values as readonly number[]);
      const [a, b, c] = [first(S & subset), second((S >> THIRD) & subset), third(S >> (2 * THIRD))];
      const groups = background.grouped(all ^ S);
      const near = distances(S & ((1 << (2 * THIRD)) - 1));
      const sum = weighInto(weights, groups, near, c.distances, counts, kernels[bitCount(S)] as Float64Array);
      let m = 0;
      for (let g = 0; g < groups.count; g++) {
        if (weights[g] === 0) continue;
        weights[m] = weights[g] as number;
        places[m++] = groups.first[g] as number;
      }
      tail.answersInto(answers, places, m, a.sums, b.sums, c.sums);
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

/** For one subset of a range of features: the squared distance of each row to the sample in steps², and the first layer's sums (count × h). */
interface Part {
  readonly distances: Uint16Array;
  readonly sums: Float64Array;
}

/** The table over the subsets of features `from` … `to` − 1; the sums start at `start`. */
function createPart(
  { count, steps: rows, products, levels, hidden: h }: Background,
  steps: ArrayLike<number>,
  from: number,
  to: number,
  start?: Float64Array,
): (subset: number) => Part {
  const n = steps.length;
  const end = Math.min(to, n);
  return remembered(1 << Math.max(0, end - from), (subset) => {
    const part = { distances: new Uint16Array(count), sums: new Float64Array(count * h) };
    for (let r = 0; r < count; r++) {
      const at = r * h;
      let distance = 0;
      if (start) part.sums.set(start, at);
      for (let f = from; f < end; f++) {
        const row = rows[r * n + f] as number;
        let step = row;
        if ((subset >> (f - from)) & 1) {
          step = steps[f] as number;
          distance += (step - row) * (step - row);
        }
        const product = (f * levels + step) * h;
        for (let j = 0; j < h; j++) part.sums[at + j] = (part.sums[at + j] as number) + (products[product + j] as number);
      }
      part.distances[r] = distance;
    }
    return part;
  });
}

/** A function of whole numbers below `size` that is worked out once for each. */
function remembered<T>(size: number, work: (of: number) => T): (of: number) => T {
  const known = new Array<T | undefined>(size);
  return (of) => {
    const found = known[of] ?? work(of);
    known[of] = found;
    return found;
  };
}

function added(a: Uint16Array, b: Uint16Array): Uint16Array {
  const sums = new Uint16Array(a.length);
  for (let i = 0; i < sums.length; i++) sums[i] = (a[i] as number) + (b[i] as number);
  return sums;
}
