import type { PredictionInput } from "../prediction/prediction.ts";
import type { Background } from "../unknowns/background.ts";
import { weighInto } from "../unknowns/conditional.ts";
import { bitCount } from "../unknowns/subsets.ts";

/** One known feature and the score it would change to. */
export interface Change {
  readonly feature: number;
  readonly to: number;
}

// Closer to the threshold than this, the sums in another order might fall on its other side.
const MARGIN = 1e-9;
const DEEPEST = 3;
const FEW = 24;

/**
 * On which side of the threshold (at the data's base rate) changed samples fall. The first layer's sums and the distances to
 * the rows are carried from change to change, by depth; a group of rows that agree in what is unknown is one answer, and the
 * answers are counted only until nothing can turn the side any more.
 */
export function createDecisionOracle(
  background: Background,
  values: PredictionInput["values"],
  known: readonly number[],
  threshold: number,
) {
  const { low, levels, steps: rows, count, counts, products, hidden: h, kernels, biases, tail } = background;
  const n = values.length;
  const S = known.reduce((bits, f) => bits | (1 << f), 0);
  const groups = background.grouped(((1 << n) - 1) ^ S);
  const kernel = kernels[bitCount(S)] as Float64Array;
  const productsAt = (feature: number, step: number): number => (feature * levels + step) * h;

  // What the unknown features of each group add, and what the known ones do at each depth.
  const unknownSums = new Float64Array(groups.count * h);
  for (let g = 0; g < groups.count; g++)
    for (let f = 0; f < n; f++) {
      if (values[f] !== null) continue;
      const product = productsAt(f, rows[(groups.first[g] as number) * n + f] as number);
      for (let j = 0; j < h; j++) unknownSums[g * h + j] = (unknownSums[g * h + j] as number) + (products[product + j] as number);
    }
  const sums = Array.from({ length: DEEPEST + 1 }, () => Float64Array.from(biases));
  const distances = Array.from({ length: DEEPEST + 1 }, () => new Int32Array(count));
  for (const f of known) {
    const step = (values[f] as number) - low;
    const product = productsAt(f, step);
    for (let j = 0; j < h; j++) sums[0]![j] = (sums[0]![j] as number) + (products[product + j] as number);
    for (let r = 0; r < count; r++) distances[0]![r] = (distances[0]![r] as number) + (step - (rows[r * n + f] as number)) ** 2;
  }
  const nothing = new Uint8Array(count);
  const weights = new Float64Array(groups.count);

  const path: Change[] = [];
  // Up to this depth the distances are those of the path.
  let measured = 0;

  /** The squared distances at a depth, from those of the depth above: (step − row)² takes the place of (from − row)². */
  function distancesAt(depth: number): Int32Array {
    for (; measured < depth; measured++) {
      const { feature, to } = path[measured] as Change;
      const [before, after] = [distances[measured] as Int32Array, distances[measured + 1] as Int32Array];
      const from = (values[feature] as number) - low;
      const step = to - low;
      for (let r = 0; r < count; r++)
        after[r] = (before[r] as number) + (step - from) * (step + from - 2 * (rows[r * n + feature] as number));
    }
    return distances[depth] as Int32Array;
  }

  /** Where few answers are possible, they often agree, whatever their weights. */
  function unanimous(known: Float64Array): boolean | undefined {
    let side: boolean | undefined;
    for (let g = 0; g < groups.count; g++) {
      const probability = tail.answer(known, 0, unknownSums, g * h);
      if (Math.abs(probability - threshold) <= MARGIN || (side ?? probability >= threshold) !== probability >= threshold) return undefined;
      side = probability >= threshold;
    }
    return side;
  }

  return {
    change(depth: number, change: Change): void {
      const { feature, to } = change;
      const [before, after] = [sums[depth - 1] as Float64Array, sums[depth] as Float64Array];
      const [removed, added] = [productsAt(feature, (values[feature] as number) - low), productsAt(feature, to - low)];
      for (let j = 0; j < h; j++) after[j] = (before[j] as number) + ((products[added + j] as number) - (products[removed + j] as number));
      path[depth - 1] = change;
      measured = Math.min(measured, depth - 1);
    },

    /** Whether the sample changed to this depth is called the second class; undefined where it is too close to tell. */
    of(depth: number): boolean | undefined {
      const known = sums[depth] as Float64Array;
      if (groups.count <= FEW) {
        const side = unanimous(known);
        if (side !== undefined || groups.count === 1) return side;
      }
      let left = weighInto(weights, groups, distancesAt(depth), nothing, counts, kernel);
      const wanted = threshold * left;
      const margin = MARGIN * left;
      let sum = 0;
      for (let g = 0; g < groups.count; g++) {
        const weight = weights[g] as number;
        if (weight === 0) continue;
        sum += weight * tail.answer(known, 0, unknownSums, g * h);
        left -= weight;
        if (sum > wanted + margin) return true;
        if (sum + left < wanted - margin) return false;
      }
      return undefined;
    },
  };
}
