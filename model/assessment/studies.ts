import type { Fold } from "../../network/evaluation/folds.ts";
import { type Figures, meanAndStandardDeviation } from "../../network/evaluation/intervals.ts";
import { type Metrics, measure, metricNames } from "../../network/evaluation/metrics.ts";
import { createRandom } from "../../network/math/random.ts";
import type { LossesReport, Report, SpreadReport, UnknownsReport } from "../file/report.ts";
import type { Recipe } from "../training/recipe.ts";
import { crossValidate } from "./cross-validation.ts";
import type { EvaluationData } from "./jobs.ts";
import { lossOf, type Masked, randomMask } from "./masking.ts";
import type { Pool } from "./pool.ts";

/** What a study is given. */
export interface Study {
  readonly pool: Pool;
  readonly recipe: Recipe;
  readonly data: EvaluationData;
  readonly seed: number;
  readonly onDone: (done: number) => void;
}

const BANDWIDTHS = [0.03, 0.04, 0.045, 0.05, 0.055, 0.06, 0.07, 0.1];
// Random sets of hidden scores a row, of each size.
const DRAWS = 10;

/**
 * Hides scores of held-out rows: each feature in turn, and 1 … n − 1 at random. The bandwidth with the least mean log loss
 * over the latter is chosen; the figures of a fold are those of the bandwidth that the other folds choose.
 */
export async function studyUnknowns(
  { pool, recipe, data, seed, onDone }: Study,
  folds: readonly Fold[],
): Promise<{ bandwidth: number; report: UnknownsReport }> {
  const { features } = data;
  const n = features.length;
  const all = (1 << n) - 1;
  const random = createRandom(seed);
  const masks = data.rows.map(() => [
    ...features.map((_, f) => all ^ (1 << f)),
    ...Array.from({ length: (n - 1) * DRAWS }, (_, i) => randomMask(n, 1 + Math.floor(i / DRAWS), random)),
  ]);
  const results = await pool.run(
    folds.map(({ train, test }, fold) => ({
      kind: "masking" as const,
      recipe,
      seed: seed + fold,
      train,
      test,
      bandwidths: BANDWIDTHS,
      known: test.map((row) => masks[row] as number[]),
    })),
    onDone,
  );
  const draws = (hidden: number): number[] => Array.from({ length: DRAWS }, (_, d) => n + (hidden - 1) * DRAWS + d);
  const counts = Array.from({ length: n - 1 }, (_, h) => h + 1);
  const losses = (fold: number, mask: number, of: (masked: Masked) => number): number =>
    (results[fold] as Masked[][]).reduce(
      (sum, row, i) => sum + lossOf(of(row[mask] as Masked), data.labels[(folds[fold] as Fold).test[i] as number] as number),
      0,
    );
  const byBandwidth = folds.map((_, fold) =>
    BANDWIDTHS.map((_, b) =>
      counts.flatMap((hidden) => draws(hidden).map((mask) => losses(fold, mask, (masked) => masked.conditional[b] as number))).reduce(sum),
    ),
  );
  const totals = BANDWIDTHS.map((_, b) => byBandwidth.map((fold) => fold[b] as number).reduce(sum));
  const chosenWithout = byBandwidth.map((fold) => smallest(totals.map((total, b) => total - (fold[b] as number))));
  const figures = (masks: readonly number[]): LossesReport => {
    const mean = (of: (masked: Masked, fold: number) => number): number =>
      folds.flatMap((_, fold) => masks.map((mask) => losses(fold, mask, (masked) => of(masked, fold)))).reduce(sum) /
      (data.rows.length * masks.length);
    return {
      conditional: mean((masked, fold) => masked.conditional[chosenWithout[fold] as number] as number),
      meanFilled: mean((masked) => masked.meanFilled),
      marginal: mean((masked) => masked.marginal),
    };
  };
  return {
    bandwidth: BANDWIDTHS[smallest(totals)] as number,
    report: {
      bandwidths: BANDWIDTHS.map((bandwidth, b) => ({ bandwidth, logLoss: (totals[b] as number) / (data.rows.length * (n - 1) * DRAWS) })),
      single: features.map((feature, f) => ({ feature, ...figures([f]) })),
      several: counts.map((hidden) => ({ hidden, ...figures(draws(hidden)) })),
    },
  };
}

const SIZES = [25, 50, 100, 200, 400];

/** Trains on the first rows of each fold's training part, taken so that every beginning has both classes in their shares. */
export async function studyLearningCurve(
  { pool, recipe, data, seed, onDone }: Study,
  repeats: readonly (readonly Fold[])[],
): Promise<Report["learningCurve"]> {
  const curve = [];
  let before = 0;
  for (const rows of SIZES) {
    const shortened = repeats.map((folds) => folds.map(({ train, test }) => ({ train: mixed(train, data.labels).slice(0, rows), test })));
    const outcomes = await crossValidate(pool, { kind: "network", recipe }, shortened, seed, data.rows.length, (done) =>
      onDone(before + done),
    );
    before += repeats.length * (repeats[0]?.length ?? 0);
    curve.push({ rows, ...spread(outcomes.map((probabilities) => measure({ probabilities, labels: data.labels }))) });
  }
  return curve;
}

/** How many jobs `studyLearningCurve` does. */
export const learningCurveJobs = (repeats: readonly (readonly Fold[])[]): number => SIZES.length * repeats.flat().length;

/** The same folds again and again, with `count` seeds. */
export async function studySeeds(
  { pool, recipe, data, seed, onDone }: Study,
  folds: readonly Fold[],
  count: number,
): Promise<Report["seeds"]> {
  const again = Array.from({ length: count }, () => folds);
  const outcomes = await crossValidate(pool, { kind: "network", recipe }, again, seed, data.rows.length, onDone);
  return { count, ...spread(outcomes.map((probabilities) => measure({ probabilities, labels: data.labels }))) };
}

/** Mean and standard deviation over runs of the figures that matter most. */
export function spread(runs: readonly Metrics[]): SpreadReport {
  const of = (name: keyof Metrics): [number, number] => {
    const { mean, standardDeviation } = meanAndStandardDeviation(runs.map((run) => run[name]));
    return [mean, standardDeviation];
  };
  return { logLoss: of("logLoss"), brier: of("brier"), accuracy: of("accuracy"), sensitivity: of("sensitivity") };
}

/** The means alone. */
export function meanFigures(figures: Figures): Metrics {
  return Object.fromEntries(metricNames.map((name) => [name, figures[name].mean])) as unknown as Metrics;
}

/** Rows of both classes in turn, as their shares allow; within a class in the order given. */
function mixed(rows: readonly number[], labels: readonly number[]): number[] {
  const seen = [0, 0];
  const count = [0, 1].map((name) => rows.filter((row) => labels[row] === name).length);
  return rows
    .map((row) => {
      const name = labels[row] as 0 | 1;
      seen[name] = (seen[name] as number) + 1;
      return { row, place: ((seen[name] as number) - 0.5) / (count[name] as number) };
    })
    .sort((a, b) => a.place - b.place)
    .map(({ row }) => row);
}

function smallest(values: readonly number[]): number {
  return values.reduce((best, value, i) => (value < (values[best] as number) ? i : best), 0);
}

const sum = (a: number, b: number): number => a + b;
