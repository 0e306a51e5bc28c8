import type { Random } from "../math/random.ts";
import { type Metrics, measure, metricNames } from "./metrics.ts";

/** A figure: its mean over the repeats, its standard deviation from repeat to repeat, and a 95 % interval. */
export interface Figure {
  readonly mean: number;
  readonly standardDeviation: number;
  readonly interval: readonly [number, number];
}

export type Figures = { readonly [Name in keyof Metrics]: Figure };

/**
 * The figures of repeated cross-validation; `repeats` holds the out-of-fold probability of every row, a vector a repeat; NaN
 * where a row was in no test fold, which then does not count.
 * The intervals come from the bootstrap (Efron 1979): each of `resamples` draws rows with replacement and takes the next
 * repeat, so that they span the chance of the cases and that of the folds. Rows of one group are drawn together.
 */
export function figuresOf(
  repeats: readonly Float64Array[],
  labels: readonly number[],
  { threshold = 0.5, groups, resamples, random }: { threshold?: number; groups: readonly number[]; resamples: number; random: Random },
): Figures {
  const members = groupMembers(groups);
  const sorted = repeats.map((probabilities) => inOrder(probabilities, labels));
  const measured = sorted.map((outcomes) => measure(outcomes, threshold));
  const drawn = Array.from({ length: resamples }, (_, b) => {
    const weights = drawRows(members, labels.length, random);
    const { probabilities, labels: ordered, order } = sorted[b % sorted.length] as ReturnType<typeof inOrder>;
    return measure({ probabilities, labels: ordered, weights: order.map((row) => weights[row] as number) }, threshold);
  });
  const figure = (name: keyof Metrics): Figure => ({
    ...meanAndDeviation(measured.map((metrics) => metrics[name])),
    interval: percentiles(drawn.map((metrics) => metrics[name])),
  });
  return Object.fromEntries(metricNames.map((name) => [name, figure(name)])) as unknown as Figures;
}

/** Mean and standard deviation (of the sample; 0 for a single value). */
export function meanAndDeviation(values: readonly number[]): { mean: number; standardDeviation: number } {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const squares = values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0);
  return { mean, standardDeviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0 };
}

/** The 95 % interval of a share of `count` cases (Wilson 1927). */
export function wilson(share: number, count: number): [number, number] {
  const z = 1.959963984540054;
  const z2 = (z * z) / count;
  const centre = (share + z2 / 2) / (1 + z2);
  const half = (z * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count))) / (1 + z2);
  return [centre - half, centre + half];
}

/**
 * Mean and 95 % bootstrap interval of paired differences; `repeats` holds one a row, a vector a repeat. Each resample draws
 * rows and repeats with replacement, so that the interval spans the chance of the cases and that of folds and seeds. Rows of
 * one group are drawn together.
 */
export function pairedInterval(
  repeats: readonly (readonly number[])[],
  { groups, resamples, random }: { groups: readonly number[]; resamples: number; random: Random },
): { mean: number; interval: [number, number] } {
  const members = groupMembers(groups);
  const means = Array.from({ length: resamples }, () => {
    const weights = drawRows(members, groups.length, random);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    let sum = 0;
    for (let k = 0; k < repeats.length; k++) {
      const differences = repeats[random.integer(repeats.length)] as readonly number[];
      for (let i = 0; i < differences.length; i++) sum += (weights[i] as number) * (differences[i] as number);
    }
    return sum / (total * repeats.length);
  });
  return { mean: meanAndDeviation(repeats.map((differences) => meanAndDeviation(differences).mean)).mean, interval: percentiles(means) };
}

/** The 2.5th and 97.5th percentile, between neighbours in proportion. */
function percentiles(values: readonly number[]): [number, number] {
  const sorted = values.filter((x) => x === x).sort((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const low = Math.floor(place);
    const below = sorted[low] as number;
    return below + (place - low) * ((sorted[Math.min(low + 1, sorted.length - 1)] as number) - below);
  };
  return [at(0.025), at(0.975)];
}

function groupMembers(groups: readonly number[]): number[][] {
  const members = new Map<number, number[]>();
  groups.forEach((group, row) => {
    const rows = members.get(group);
    if (rows) rows.push(row);
    else members.set(group, [row]);
  });
  return [...members.values()];
}

function drawRows(members: readonly number[][], rows: number, random: Random): Float64Array {
  const weights = new Float64Array(rows);
  for (let i = 0; i < members.length; i++)
    for (const row of members[random.integer(members.length)] as number[]) weights[row] = (weights[row] as number) + 1;
  return weights;
}

/** The rows that were answered. Sorted by probability once, every resample's AUC finds its cases in order. */
function inOrder(probabilities: Float64Array, labels: readonly number[]) {
  const order = Array.from(probabilities, (_, i) => i)
    .filter((i) => !Number.isNaN(probabilities[i]))
    .sort((a, b) => (probabilities[a] as number) - (probabilities[b] as number));
  return {
    order,
    probabilities: order.map((row) => probabilities[row] as number),
    labels: order.map((row) => labels[row] as number),
  };
}
