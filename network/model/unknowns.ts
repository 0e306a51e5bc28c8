import type { Background } from "./background.ts";
import { bitCount } from "./shapley.ts";

/**
 * What is expected of the network's answer when only some scores of a sample are known: E[f(X) | X_S = x_S], over the
 * distinct training rows, each with its count and a Gaussian weight of its distance to the known scores (the empirical
 * conditional distribution of Aas, Jullum and Løland 2021). `S` is a set of features as bits; all of them gives f(x) and none
 * gives the base rate.
 *
 * The distance and the first layer's sums are both sums over the features. They are kept in tables over the subsets of the
 * lower four and of the upper features, filled as they are asked for, so that a row costs one addition of each.
 */
export interface Conditional {
  /** E[f(X) | X_S = x_S] at the base rate of the data. The scores outside of S are not looked at. */
  expect(S: number): number;
}

const LOWER = 4;

/** What is expected given all that is known of a sample. Nothing is prepared where nothing is unknown. */
export function expectAnswer(background: Background, values: readonly (number | null)[]): number {
  let known = 0;
  for (let f = 0; f < values.length; f++) if (values[f] !== null) known |= 1 << f;
  if (known === (1 << values.length) - 1) return background.complete(values as readonly number[]);
  return createConditional(background, values).expect(known);
}

/** Prepares one sample, given by its scores; null where they are never asked for. */
export function createConditional(background: Background, values: readonly (number | null)[]): Conditional {
  const { complete, low, count, counts, hidden: h, kernels, biases, answer, malignant, total } = background;
  const n = values.length;
  const steps = values.map((value) => (value ?? low) - low);
  const lower = createHalf(background, steps, 0, Math.min(LOWER, n), biases);
  const upper = createHalf(background, steps, Math.min(LOWER, n), n);
  const lowerBits = (1 << Math.min(LOWER, n)) - 1;
  const Z = new Float64Array(h);

  return {
    expect(S) {
      if (S === 0) return malignant / total;
      if (S === (1 << n) - 1) return complete(values as readonly number[]);
      const a = lower(S & lowerBits);
      const b = upper(S >> LOWER);
      const kernel = kernels[bitCount(S)] as Float64Array;
      let nearest = Infinity;
      for (let r = 0; r < count; r++) nearest = Math.min(nearest, (a.distances[r] as number) + (b.distances[r] as number));
      let weights = 0;
      let sum = 0;
      for (let r = 0; r < count; r++) {
        const D = (a.distances[r] as number) + (b.distances[r] as number) - nearest;
        if (D >= kernel.length) continue;
        const weight = (counts[r] as number) * (kernel[D] as number);
        const at = r * h;
        for (let j = 0; j < h; j++) Z[j] = (a.sums[at + j] as number) + (b.sums[at + j] as number);
        weights += weight;
        sum += weight * answer(Z, 0);
      }
      return sum / weights;
    },
  };
}

/** For one subset of a range of features: squared distance in steps of each row to the sample, and the first layer's sums (count × h). */
interface Half {
  readonly distances: Uint16Array;
  readonly sums: Float64Array;
}

/** The table over the subsets of features `from` … `to` − 1; the sums start at `start`. */
function createHalf(
  { count, steps: rows, products, levels, hidden: h }: Background,
  steps: ArrayLike<number>,
  from: number,
  to: number,
  start?: Float64Array,
): (subset: number) => Half {
  const n = steps.length;
  const table = new Array<Half | undefined>(1 << (to - from));
  return (subset) => {
    const known = table[subset];
    if (known) return known;
    const half = { distances: new Uint16Array(count), sums: new Float64Array(count * h) };
    for (let r = 0; r < count; r++) {
      let distance = 0;
      const at = r * h;
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
    table[subset] = half;
    return half;
  };
}
