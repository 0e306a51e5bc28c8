import { type Fold, repeatedFolds } from "../../network/evaluation/folds.ts";
import { wilson } from "../../network/evaluation/intervals.ts";
import { measure } from "../../network/evaluation/metrics.ts";
import type { ForwardReport } from "../file/report.ts";
import { predictionSet } from "../prediction/prediction-set.ts";
import type { Period } from "../training/training-data.ts";
import { type ComparedMethod, FOLDS } from "./comparison.ts";
import { conformalThresholds } from "./conformal.ts";
import { crossValidate } from "./cross-validation.ts";
import { differencesFrom } from "./differences.ts";
import type { Pool } from "./pool.ts";

/** After how many periods the training ends. */
const CUTS = [1, 4, 6];
const SEEDS = 10;
/** Repeats of the folds within the training rows that the prediction sets are calibrated on. */
const CALIBRATION_REPEATS = 3;

export interface ForwardOptions {
  /** The coverage that the prediction sets are calibrated for. */
  readonly coverage: number;
  readonly seed: number;
}

/** The cuts that leave a period to be tested on. */
function cutsFor(periods: readonly Period[]): readonly number[] {
  return CUTS.filter((cut) => cut < periods.length);
}

/** How many jobs `studyForward` runs. */
export function forwardJobs(methods: readonly ComparedMethod[], periods: readonly Period[] = []): number {
  return cutsFor(periods).length * (SEEDS * methods.length + CALIBRATION_REPEATS * FOLDS.folds);
}

/**
 * Evaluation forward in time: trained on the earlier periods, scaling, thresholds and all, and tested on the later ones. The first
 * method is the one that the others are compared with and whose prediction sets are tested. Figures are means over seeds.
 */
export async function studyForward(
  pool: Pool,
  methods: readonly ComparedMethod[],
  periods: readonly Period[],
  { coverage, seed }: ForwardOptions,
): Promise<ForwardReport[]> {
  const reports: ForwardReport[] = [];
  for (const cut of cutsFor(periods)) {
    const train = periods.slice(0, cut).flatMap(({ rows }) => rows);
    const test = periods.slice(cut).flatMap(({ rows }) => rows);
    reports.push({
      periods: cut,
      until: periods[cut - 1]?.date as string,
      ...(await testForward(pool, methods, { train, test }, { coverage, seed })),
    });
  }
  return reports;
}

async function testForward(pool: Pool, methods: readonly ComparedMethod[], fold: Fold, options: ForwardOptions) {
  const { labels } = pool.data;
  const predicted: Float64Array[][] = [];
  for (const { method } of methods)
    predicted.push(
      await crossValidate(
        pool,
        method,
        Array.from({ length: SEEDS }, () => [fold]),
        options.seed,
      ),
    );
  const [own] = predicted as [Float64Array[]];
  const ofTest = (probabilities: Float64Array) => fold.test.map((row) => probabilities[row] as number);
  const testLabels = fold.test.map((row) => labels[row] as number);
  return {
    trained: byClass(fold.train, labels),
    tested: byClass(fold.test, labels),
    methods: methods.map(({ name }, m) => {
      const outcomes = predicted[m] as Float64Array[];
      const metrics = outcomes.map((probabilities) => measure({ probabilities: ofTest(probabilities), labels: testLabels }));
      const mean = (of: "logLoss" | "accuracy" | "sensitivity" | "specificity"): number =>
        metrics.reduce((sum, one) => sum + one[of], 0) / metrics.length;
      return {
        name,
        logLoss: mean("logLoss"),
        accuracy: mean("accuracy"),
        sensitivity: mean("sensitivity"),
        specificity: mean("specificity"),
        ...(m === 0 ? {} : { differences: differencesFrom(own, outcomes, pool.data) }),
      };
    }),
    coverage: coverageOf(own, fold.test, labels, await calibrate(pool, methods[0] as ComparedMethod, fold.train, options)),
  };
}

function byClass(rows: readonly number[], labels: readonly number[]): readonly [number, number] {
  const positives = rows.reduce((sum, row) => sum + (labels[row] as number), 0);
  return [rows.length - positives, positives];
}

/** Conformal thresholds from folds within the training rows, means over the repeats. */
async function calibrate(
  pool: Pool,
  { method }: ComparedMethod,
  train: readonly number[],
  { coverage, seed }: ForwardOptions,
): Promise<[number, number]> {
  const { labels } = pool.data;
  const inner = repeatedFolds(
    train.map((row) => labels[row] as number),
    { repeats: CALIBRATION_REPEATS, k: FOLDS.folds, seed: FOLDS.seed },
  );
  const rowsAt = (indices: readonly number[]): number[] => indices.map((i) => train[i] as number);
  const folds = inner.map((repeat) => repeat.map((fold) => ({ train: rowsAt(fold.train), test: rowsAt(fold.test) })));
  const outOfFold = await crossValidate(pool, method, folds, seed);
  const thresholds = outOfFold.map((probabilities) => conformalThresholds({ probabilities, labels }, coverage, train));
  const mean = (label: 0 | 1): number => thresholds.reduce((sum, pair) => sum + pair[label], 0) / thresholds.length;
  return [mean(0), mean(1)];
}

/** For each class how often the prediction sets of the tested rows contained it, and how often both classes; means over the seeds. */
function coverageOf(
  predicted: readonly Float64Array[],
  test: readonly number[],
  labels: readonly number[],
  thresholds: readonly [number, number],
): ForwardReport["coverage"] {
  return ([0, 1] as const).map((label) => {
    const rows = test.filter((row) => labels[row] === label);
    const sets = predicted.flatMap((probabilities) =>
      rows.map((row) => {
        const probability = probabilities[row] as number;
        return predictionSet(thresholds, probability, probability >= 0.5 ? 1 : 0);
      }),
    );
    const reached = sets.filter((set) => set[label]).length / sets.length;
    const both = sets.filter((set) => set[0] && set[1]).length / sets.length;
    return { cases: rows.length, reached, interval: wilson(reached, rows.length), both };
  });
}
