import { checkInteger } from "../math/checks.ts";
import type { Random } from "../math/random.ts";
import { rowsByGroup } from "./groups.ts";
import { type Metrics, measure, metricNames } from "./metrics.ts";
import type { Outcomes } from "./outcomes.ts";

/** A metric: its mean and standard deviation over the repeats, and a 95% interval. */
export interface Figure {
  readonly mean: number;
  readonly standardDeviation: number;
  readonly interval: readonly [number, number];
}

export type Figures = { readonly [Name in keyof Metrics]: Figure };

/**
 * The metrics of repeated cross-validation. `repeats` holds one vector per repeat: the out-of-fold probability of each row, or
 * NaN for a row that was in no test fold and does not count.
 * The intervals are from the bootstrap (Efron 1979): each of `resamples` draws rows with replacement and takes the next
 * repeat, so the intervals cover the randomness of the cases and that of the folds. Rows of the same group are drawn together.
 */
export function figuresOf(
  repeats: readonly Float64Array[],
  labels: readonly number[],
  { threshold = 0.5, groups, resamples, random }: { threshold?: number; groups: readonly number[]; resamples: number; random: Random },
): Figures {
  return bootstrap(repeats, labels, metricNames, (outcomes) => measure(outcomes, threshold), { groups, resamples, random });
}

/** The same for any figures of outcomes, computed by `figuresAt` and known by `names`. */
export function bootstrap<Name extends string>(
  repeats: readonly Float64Array[],
  labels: readonly number[],
  names: readonly Name[],
  figuresAt: (outcomes: Outcomes) => { readonly [N in Name]: number },
  { groups, resamples, random }: { groups: readonly number[]; resamples: number; random: Random },
): { readonly [N in Name]: Figure } {
  checkInteger("the number of repeats", repeats.length, 1);
  checkInteger("resamples", resamples, 1);
  const members = rowsByGroup(groups);
  const sorted = repeats.map((probabilities) => sortedOutcomes(probabilities, labels));
  const measured = sorted.map(figuresAt);
  const drawn = Array.from({ length: resamples }, (_, b) => {
    const weights = drawRows(members, labels.length, random);
    const { probabilities, labels: ordered, order } = sorted[b % sorted.length] as ReturnType<typeof sortedOutcomes>;
    return figuresAt({ probabilities, labels: ordered, weights: order.map((row) => weights[row] as number) });
  });
  const figure = (name: Name): Figure => {
    const { mean, standardDeviation } = meanAndStandardDeviation(measured.map((figures) => figures[name]));
    const [low, high] = percentiles(drawn.map((figures) => figures[name]));
    // A resample is less well calibrated than the rows it is drawn from, so the percentiles can miss the mean of a calibration error.
    return { mean, standardDeviation, interval: [Math.min(low, mean), Math.max(high, mean)] };
  };
  return Object.fromEntries(names.map((name) => [name, figure(name)])) as { readonly [N in Name]: Figure };
}

/** Mean and sample standard deviation, which is 0 for a single value. */
export function meanAndStandardDeviation(values: readonly number[]): { mean: number; standardDeviation: number } {
  const mean = meanOf(values);
  const squares = values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0);
  return { mean, standardDeviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0 };
}

/** The 95% interval of a proportion observed in `count` cases (Wilson 1927). */
export function wilson(proportion: number, count: number): [number, number] {
  const z = 1.959963984540054;
  const z2 = (z * z) / count;
  const centre = (proportion + z2 / 2) / (1 + z2);
  const half = (z * Math.sqrt((proportion * (1 - proportion)) / count + z2 / (4 * count))) / (1 + z2);
  return [centre - half, centre + half];
}

/**
 * Mean and 95% bootstrap interval of paired differences. `repeats` holds one vector per repeat: the difference of each row.
 * Each resample draws rows and repeats with replacement, so the interval covers the randomness of the cases and that of folds
 * and seeds. Rows of the same group are drawn together.
 */
export function pairedInterval(
  repeats: readonly (readonly number[])[],
  { groups, resamples, random }: { groups: readonly number[]; resamples: number; random: Random },
): { mean: number; interval: [number, number] } {
  const members = rowsByGroup(groups);
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
  return { mean: meanOf(repeats.map(meanOf)), interval: percentiles(means) };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

/** The 2.5th and 97.5th percentiles, interpolated linearly; NaN is left out. */
function percentiles(values: readonly number[]): [number, number] {
  const sorted = values.filter((x) => x === x).sort((a, b) => a - b);
  const at = (quantile: number): number => {
    const position = quantile * (sorted.length - 1);
    const low = Math.floor(position);
    const below = sorted[low] as number;
    return below + (position - low) * ((sorted[Math.min(low + 1, sorted.length - 1)] as number) - below);
  };
  return [at(0.025), at(0.975)];
}

/** How often each row occurs in one resample: as many groups as there are (each a list of rows), drawn with replacement. */
export function drawRows(members: readonly number[][], rows: number, random: Random): Float64Array {
  const weights = new Float64Array(rows);
  for (let i = 0; i < members.length; i++)
    for (const row of members[random.integer(members.length)] as number[]) weights[row] = (weights[row] as number) + 1;
  return weights;
}

/** The rows with a probability, sorted by it once, so that no resample has to sort them for its AUC. */
function sortedOutcomes(probabilities: Float64Array, labels: readonly number[]) {
  const order = Array.from(probabilities, (_, i) => i)
    .filter((i) => !Number.isNaN(probabilities[i]))
    .sort((a, b) => (probabilities[a] as number) - (probabilities[b] as number));
  return {
    order,
    probabilities: order.map((row) => probabilities[row] as number),
    labels: order.map((row) => labels[row] as number),
  };
}
