import { type Scaling, scaleRow } from "../training/scaling.ts";

/*
 * The classes of the training rows as normal distributions of the network's inputs, for unusual.ts.
 */

/** The covariance of a class is drawn this far towards that within both classes, since a class may have few rows. */
const SHRINKAGE = 0.3;

/** This share of the variance over all rows is added to that of each input, so that no covariance is singular. */
const RIDGE = 0.05;

/** Distinct rows of scores, and how often each occurs in the negative and in the positive class. */
export interface CountedRows {
  readonly rows: readonly ArrayLike<number>[];
  readonly counts: readonly (readonly [number, number])[];
}

/** One class: the mean of each input (n), and their covariances (n × n), which are positive definite. */
export interface ClassShape {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

/** The shapes of both classes. Inputs that never vary, and classes of one row, have the ridge for their variance. */
export function classShapes({ rows, counts }: CountedRows, scaling: Scaling): readonly [ClassShape, ClassShape] {
  const inputs = rows.map((row) => scaleRow(scaling, row));
  const negative = counts.map(([count]) => count);
  const positive = counts.map(([, count]) => count);
  const all = counts.map(([a, b]) => a + b);
  const means = [meanOf(inputs, negative), meanOf(inputs, positive)] as const;
  const sums = [scatterOf(inputs, negative, means[0]), scatterOf(inputs, positive, means[1])] as const;
  const totals = [total(negative), total(positive)] as const;
  const spread = spreadOf(inputs, all, meanOf(inputs, all));
  const n = scaling.offset.length;
  return [0, 1].map((k) => ({
    mean: means[k as 0 | 1],
    covariance: Float64Array.from({ length: n * n }, (_, e) => {
      const own = (sums[k as 0 | 1][e] as number) / Math.max(1, totals[k as 0 | 1]);
      const within = ((sums[0][e] as number) + (sums[1][e] as number)) / (totals[0] + totals[1]);
      if (e % (n + 1) !== 0) return (1 - SHRINKAGE) * own + SHRINKAGE * within;
      const variance = (spread[e / (n + 1)] as number) / (totals[0] + totals[1]);
      const ridge = RIDGE * (variance > 0 ? variance : 1);
      return (1 - SHRINKAGE) * own + SHRINKAGE * within + ridge;
    }),
  })) as unknown as [ClassShape, ClassShape];
}

function meanOf(inputs: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const mean = new Float64Array(inputs[0]?.length ?? 0);
  const all = Math.max(1, total(weights));
  inputs.forEach((x, i) => {
    for (let f = 0; f < mean.length; f++) mean[f] = (mean[f] as number) + ((weights[i] as number) * (x[f] as number)) / all;
  });
  return mean;
}

/** The sums of products of deviations from the mean (n × n), which are symmetric. */
function scatterOf(inputs: readonly Float64Array[], weights: readonly number[], mean: Float64Array): Float64Array {
  const n = mean.length;
  const scatter = new Float64Array(n * n);
  const deviations = new Float64Array(n);
  inputs.forEach((x, i) => {
    const weight = weights[i] as number;
    if (weight === 0) return;
    for (let f = 0; f < n; f++) deviations[f] = (x[f] as number) - (mean[f] as number);
    for (let f = 0; f < n; f++)
      for (let g = 0; g <= f; g++)
        scatter[f * n + g] = (scatter[f * n + g] as number) + weight * ((deviations[f] as number) * (deviations[g] as number));
  });
  for (let f = 0; f < n; f++) for (let g = f + 1; g < n; g++) scatter[f * n + g] = scatter[g * n + f] as number;
  return scatter;
}

/** The diagonal of these sums (n). */
function spreadOf(inputs: readonly Float64Array[], weights: readonly number[], mean: Float64Array): Float64Array {
  const spread = new Float64Array(mean.length);
  inputs.forEach((x, i) => {
    for (let f = 0; f < spread.length; f++) {
      const deviation = (x[f] as number) - (mean[f] as number);
      spread[f] = (spread[f] as number) + (weights[i] as number) * (deviation * deviation);
    }
  });
  return spread;
}

function total(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}
