import { tablesBySubset } from "./subsets.ts";
import { type WholeNumbers, wholeNumbers } from "./whole-numbers.ts";

/** The rows' scores in some of the features, as tables by subset of these. */
export interface Part {
  /** The set of its features. */
  readonly features: number;
  /** The combinations of scores that the rows have in a subset. */
  readonly combinations: (subset: number) => Combinations;
  /** The sum of each row's levels over a subset. */
  readonly totals: (subset: number) => WholeNumbers;
}

/** Rows that agree in all features of a subset have the same combination there. */
export interface Combinations {
  readonly count: number;
  /** The combination of each row. */
  readonly of: WholeNumbers;
  /** What each combination contributes to the first layer (h × count). */
  readonly sums: Float64Array;
}

/** Levels hold n per row; products (h) of feature f at level v begin at (f · levelCount + v) · h. */
export interface PartSource {
  readonly levels: Uint8Array;
  readonly n: number;
  readonly levelCount: number;
  readonly products: Float64Array;
  readonly h: number;
}

/**
 * The part of the features in [from, to). Few combinations are possible of few features, so for k features with L levels all
 * sums together never take more than (L + 1)^k vectors, however many rows there are; each row adds some bytes per subset.
 */
export function createPart(source: PartSource, from: number, to: number): Part {
  const { levels, n, levelCount, h } = source;
  const rows = levels.length / n;
  const all: Combinations = { count: 1, of: wholeNumbers(rows, 0), sums: new Float64Array(h) };
  return {
    features: (1 << to) - (1 << from),
    combinations: tablesBySubset(all, (coarse, feature) => refine(source, coarse, feature)),
    totals: tablesBySubset(wholeNumbers(rows, (to - from) * (levelCount - 1)), (without, feature) => {
      const totals = without.slice();
      for (let r = 0; r < rows; r++) totals[r] = (totals[r] as number) + (levels[r * n + feature] as number);
      return totals;
    }),
  };
}

/** The combinations with one more feature. A new one is known by the one it refines and by its level. */
function refine({ levels, n, levelCount, products, h }: PartSource, coarse: Combinations, feature: number): Combinations {
  const rows = coarse.of.length;
  const at = new Int32Array(coarse.count * levelCount).fill(-1);
  const of = wholeNumbers(rows, Math.min(rows, at.length));
  const keys = wholeNumbers(Math.min(rows, at.length), at.length);
  let count = 0;
  for (let r = 0; r < rows; r++) {
    const key = (coarse.of[r] as number) * levelCount + (levels[r * n + feature] as number);
    if (at[key] === -1) {
      keys[count] = key;
      at[key] = count++;
    }
    of[r] = at[key] as number;
  }
  const sums = new Float64Array(count * h);
  for (let c = 0; c < count; c++) {
    const key = keys[c] as number;
    const level = key % levelCount;
    const before = ((key - level) / levelCount) * h;
    const product = (feature * levelCount + level) * h;
    for (let j = 0; j < h; j++) sums[c * h + j] = (coarse.sums[before + j] as number) + (products[product + j] as number);
  }
  return { count, of, sums };
}
