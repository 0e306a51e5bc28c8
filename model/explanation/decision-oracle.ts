import type { PredictionInput } from "../prediction/prediction.ts";
import type { Background } from "../unknowns/background.ts";
import { weighInto } from "../unknowns/conditional.ts";
import { bitCount, knownFeatures } from "../unknowns/subsets.ts";

/** One known feature and the score it would change to. */
export interface Change {
  readonly feature: number;
  readonly to: number;
}

/** Decides for one changed sample after another whether its probability reaches the threshold, mostly without computing it. */
export interface DecisionOracle {
  /** Makes a change at a depth from 1 to 3, on top of the changes at the depths above it. */
  change(depth: number, change: Change): void;
  /** Whether the sample with the changes down to this depth reaches the threshold; undefined where it is too close to tell. */
  reachesThreshold(depth: number): boolean | undefined;
}

// The sums are taken in another order than for a prediction, so this close to the threshold the two might disagree.
const MARGIN = 1e-9;
const MAX_CHANGES = 3;
const FEW_GROUPS = 24;

/**
 * The oracle of one sample, for a threshold at the base rate of the data. The first layer's sums and the distances to the rows
 * are carried from change to change, by depth. Rows that agree in all unknown features are evaluated once, as a group, and
 * groups are evaluated only until the remaining weight cannot flip the decision.
 */
export function createDecisionOracle(background: Background, values: PredictionInput["values"], threshold: number): DecisionOracle {
  const { lowestScore, levelCount, levels: rows, rowCount, counts, products, units: h, kernels, biases, upperLayers } = background;
  const n = values.length;
  const S = knownFeatures(values);
  const groups = background.groups(((1 << n) - 1) ^ S);
  const kernel = kernels[bitCount(S)] as Float64Array;
  const levelOf = (feature: number): number => (values[feature] as number) - lowestScore;
  const productOf = (feature: number, level: number): number => (feature * levelCount + level) * h;

  // What the unknown features of each group contribute to the first layer, and what the known ones do at each depth.
  const unknownSums = new Float64Array(groups.count * h);
  for (let g = 0; g < groups.count; g++)
    for (let f = 0; f < n; f++) {
      if (values[f] !== null) continue;
      const product = productOf(f, rows[(groups.first[g] as number) * n + f] as number);
      for (let j = 0; j < h; j++) unknownSums[g * h + j] = (unknownSums[g * h + j] as number) + (products[product + j] as number);
    }
  const knownSums = Array.from({ length: MAX_CHANGES + 1 }, () => Float64Array.from(biases));
  const distances = Array.from({ length: MAX_CHANGES + 1 }, () => new Int32Array(rowCount));
  const [sums0, distances0] = [knownSums[0] as Float64Array, distances[0] as Int32Array];
  for (let f = 0; f < n; f++) {
    if (values[f] === null) continue;
    const level = levelOf(f);
    const product = productOf(f, level);
    for (let j = 0; j < h; j++) sums0[j] = (sums0[j] as number) + (products[product + j] as number);
    for (let r = 0; r < rowCount; r++) distances0[r] = (distances0[r] as number) + (level - (rows[r * n + f] as number)) ** 2;
  }
  const zeros = new Uint8Array(rowCount);
  const weights = new Float64Array(groups.count);

  const path: Change[] = [];
  // The distances are those of the path down to this depth.
  let measuredDepth = 0;

  /** The squared distances at a depth, from those of the depth above: (to − row)² takes the place of (from − row)². */
  function distancesAt(depth: number): Int32Array {
    for (; measuredDepth < depth; measuredDepth++) {
      const { feature, to } = path[measuredDepth] as Change;
      const [before, after] = [distances[measuredDepth] as Int32Array, distances[measuredDepth + 1] as Int32Array];
      const from = levelOf(feature);
      const level = to - lowestScore;
      for (let r = 0; r < rowCount; r++)
        after[r] = (before[r] as number) + (level - from) * (level + from - 2 * (rows[r * n + feature] as number));
    }
    return distances[depth] as Int32Array;
  }

  /** The decision that all groups agree on, whatever their weights; undefined where they do not. */
  function unanimousDecision(known: Float64Array): boolean | undefined {
    let decision: boolean | undefined;
    for (let g = 0; g < groups.count; g++) {
      const probability = upperLayers.probability(known, 0, unknownSums, g * h);
      const reaches = probability >= threshold;
      if (Math.abs(probability - threshold) <= MARGIN || (decision ?? reaches) !== reaches) return undefined;
      decision = reaches;
    }
    return decision;
  }

  return {
    change(depth, change) {
      const { feature, to } = change;
      const [before, after] = [knownSums[depth - 1] as Float64Array, knownSums[depth] as Float64Array];
      const [removed, added] = [productOf(feature, levelOf(feature)), productOf(feature, to - lowestScore)];
      for (let j = 0; j < h; j++) after[j] = (before[j] as number) + ((products[added + j] as number) - (products[removed + j] as number));
      path[depth - 1] = change;
      measuredDepth = Math.min(measuredDepth, depth - 1);
    },

    reachesThreshold(depth) {
      const known = knownSums[depth] as Float64Array;
      if (groups.count <= FEW_GROUPS) {
        const decision = unanimousDecision(known);
        if (decision !== undefined || groups.count === 1) return decision;
      }
      let remaining = weighInto(weights, groups, distancesAt(depth), zeros, counts, kernel);
      const needed = threshold * remaining;
      const margin = MARGIN * remaining;
      let sum = 0;
      for (let g = 0; g < groups.count; g++) {
        const weight = weights[g] as number;
        if (weight === 0) continue;
        sum += weight * upperLayers.probability(known, 0, unknownSums, g * h);
        remaining -= weight;
        if (sum > needed + margin) return true;
        if (sum + remaining < needed - margin) return false;
      }
      return undefined;
    },
  };
}
