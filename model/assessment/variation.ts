import type { Fold } from "../../network/evaluation/folds.ts";
import { meanAndStandardDeviation } from "../../network/evaluation/intervals.ts";
import { type Metrics, measure } from "../../network/evaluation/metrics.ts";
import type { Report, SpreadReport } from "../file/report.ts";
import type { Recipe } from "../training/recipe.ts";
import { crossValidate } from "./cross-validation.ts";
import type { Pool } from "./pool.ts";

const SIZES = [25, 50, 100, 200, 400];

/** The sizes that every fold has rows for. */
function sizesFor(repeats: readonly (readonly Fold[])[]): readonly number[] {
  const fewest = Math.min(...repeats.flat().map(({ train }) => train.length));
  return SIZES.filter((size) => size <= fewest);
}

/** How the figures grow with the number of training rows: each fold trains on a stratified part of its training rows. */
export async function studyLearningCurve(
  pool: Pool,
  recipe: Recipe,
  repeats: readonly (readonly Fold[])[],
  seed: number,
): Promise<Report["learningCurve"]> {
  const curve = [];
  for (const rows of sizesFor(repeats)) {
    const shortened = repeats.map((folds) =>
      folds.map(({ train, test }) => ({ train: interleaved(train, pool.data.labels).slice(0, rows), test })),
    );
    curve.push({ rows, ...spread(await crossValidate(pool, { kind: "network", recipe }, shortened, seed), pool.data.labels) });
  }
  return curve;
}

/** How many jobs `studyLearningCurve` runs. */
export const learningCurveJobs = (repeats: readonly (readonly Fold[])[]): number => sizesFor(repeats).length * repeats.flat().length;

/** How much the figures vary with the seed: the same folds, `count` times. */
export async function studySeeds(
  pool: Pool,
  recipe: Recipe,
  folds: readonly Fold[],
  count: number,
  seed: number,
): Promise<Report["seeds"]> {
  const repeats = Array.from({ length: count }, () => folds);
  return { count, ...spread(await crossValidate(pool, { kind: "network", recipe }, repeats, seed), pool.data.labels) };
}

/** Mean and standard deviation over the repeats. */
function spread(outOfFold: readonly Float64Array[], labels: readonly number[]): SpreadReport {
  const runs = outOfFold.map((probabilities) => measure({ probabilities, labels }));
  const of = (name: keyof Metrics): [number, number] => {
    const { mean, standardDeviation } = meanAndStandardDeviation(runs.map((run) => run[name]));
    return [mean, standardDeviation];
  };
  return { logLoss: of("logLoss"), brier: of("brier"), accuracy: of("accuracy"), sensitivity: of("sensitivity") };
}

/** The rows in an order of which every beginning has the classes in about the proportions of the whole; within a class as given. */
function interleaved(rows: readonly number[], labels: readonly number[]): number[] {
  const size = [0, 1].map((label) => rows.filter((row) => labels[row] === label).length);
  const seen = [0, 0];
  return rows
    .map((row) => {
      const label = labels[row] as 0 | 1;
      seen[label] = (seen[label] as number) + 1;
      return { row, position: ((seen[label] as number) - 0.5) / (size[label] as number) };
    })
    .sort((a, b) => a.position - b.position)
    .map(({ row }) => row);
}
