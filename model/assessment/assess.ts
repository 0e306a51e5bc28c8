import { reliability } from "../../network/evaluation/calibration.ts";
import type { Fold } from "../../network/evaluation/folds.ts";
import { wilson } from "../../network/evaluation/intervals.ts";
import type { Outcomes } from "../../network/evaluation/outcomes.ts";
import { rocCurve } from "../../network/evaluation/roc.ts";
import type { Report } from "../file/report.ts";
import { predictionSet } from "../prediction/prediction-set.ts";
import { nearestOthers } from "../prediction/unusual.ts";
import { type Fitted, probabilitiesOf } from "../training/fitted.ts";
import { distinctRows } from "../training/labelled-rows.ts";
import type { Recipe } from "../training/recipe.ts";
import { baselines } from "./baselines.ts";
import { type ComparedMethod, compare, comparisonJobs, FOLDS, foldsOf, methodReports } from "./comparison.ts";
import { conformalThresholds, setReport } from "./conformal.ts";
import type { EvaluationData } from "./jobs.ts";
import { auditMonotonicity } from "./monotonicity.ts";
import { atThreshold, reachedWith, thresholdFor } from "./operating-points.ts";
import type { Pool } from "./pool.ts";
import { learningCurveJobs, studyLearningCurve, studySeeds, studyUnknowns } from "./studies.ts";

/** What cross-validation says of a recipe: the parts of a model that need it, and all that is published. */
export interface Assessment {
  readonly bandwidth: number;
  readonly predictionSets: { readonly coverage: number; readonly conformalThresholds: readonly [number, number] };
  readonly unusual: { readonly distance: number };
  readonly report: Report;
  /** The out-of-fold probabilities on the plain folds, a vector a repeat, for the gate to compare. */
  readonly outcomes: readonly Float64Array[];
}

const COVERAGE = 0.95;
const SEEDS = 50;
const CURVE_REPEATS = 3;
const THRESHOLDS = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];
const HIGH_SENSITIVITY = 0.99;
const UNUSUAL_SHARE = 0.01;

/** Measures a recipe, and `fitted`, which it gave on all rows. `onProgress` gets the work done out of all, as shares of jobs. */
export async function assess(
  pool: Pool,
  recipe: Recipe,
  fitted: Fitted,
  data: EvaluationData,
  seed: number,
  onProgress: (done: number, total: number, what: string) => void = () => {},
): Promise<Assessment> {
  const plainFolds = foldsOf(data, { grouped: false });
  const groupedFolds = foldsOf(data, { grouped: true });
  const methods: ComparedMethod[] = [{ name: recipe.name, method: { kind: "network", recipe } }, ...baselines];
  const first = plainFolds[0] as Fold[];
  const curveFolds = plainFolds.slice(0, CURVE_REPEATS);
  const jobs = comparisonJobs(methods, plainFolds);
  const total = 2 * jobs + first.length + learningCurveJobs(curveFolds) + SEEDS * first.length;
  let before = 0;
  const counted = (what: string, size: number): ((done: number) => void) => {
    const from = before;
    before += size;
    return (done) => onProgress(from + done, total, what);
  };

  const plain = await compare(pool, methods, data, plainFolds, seed, counted("folds", jobs));
  const grouped = await compare(pool, methods, data, groupedFolds, seed, counted("grouped folds", jobs));
  const unknowns = await studyUnknowns({ pool, recipe, data, seed, onDone: counted("unknown values", first.length) }, first);
  const learningCurve = await studyLearningCurve(
    { pool, recipe, data, seed, onDone: counted("learning curve", learningCurveJobs(curveFolds)) },
    curveFolds,
  );
  const seeds = await studySeeds({ pool, recipe, data, seed, onDone: counted("seeds", SEEDS * first.length) }, first, SEEDS);

  const outcomes = plain[0]?.outcomes ?? [];
  const repeats: Outcomes[] = outcomes.map((probabilities) => ({ probabilities, labels: data.labels }));
  const distinct = distinctRows(data);
  return {
    bandwidth: unknowns.bandwidth,
    predictionSets: { coverage: COVERAGE, conformalThresholds: meanConformalThresholds(repeats) },
    unusual: { distance: unusualDistance(distinct, data.range) },
    outcomes,
    report: {
      folds: FOLDS,
      methods: methodReports(plain, grouped),
      thresholds: THRESHOLDS.map((threshold) => atThreshold(repeats, threshold)),
      operatingPoints: operatingPoints(repeats, plainFolds),
      roc: rocCurve(repeats[0] as Outcomes).map(({ threshold, falsePositives, truePositives }) => [
        Math.min(1, threshold),
        falsePositives,
        truePositives,
      ]),
      reliability: reliability(pooled(repeats))
        .filter(({ count }) => count > 0)
        .map((bin) => [bin.count, bin.predicted, bin.observed]),
      coverage: coverageOf(repeats, plainFolds),
      unknowns: unknowns.report,
      learningCurve,
      seeds,
      monotonicity: auditMonotonicity(distinct.rows, data.range, (rows) => probabilitiesOf(fitted, rows)),
    },
  };
}

function operatingPoints(repeats: readonly Outcomes[], folds: readonly (readonly Fold[])[]): Report["operatingPoints"] {
  const all = pooled(repeats);
  return [
    { name: "default", reason: "the likelier class is called", ...atThreshold(repeats, 0.5) },
    {
      name: "high sensitivity",
      reason: `the highest threshold that finds ${100 * HIGH_SENSITIVITY} % of the malignant cases; its figures are those of thresholds that were chosen on other folds`,
      threshold: thresholdFor(HIGH_SENSITIVITY, all),
      ...reachedWith(HIGH_SENSITIVITY, repeats, folds),
    },
  ];
}

/** All repeats as one, each case counted as one in all. */
function pooled(repeats: readonly Outcomes[]): Outcomes {
  const probabilities = repeats.flatMap((repeat) => Array.from(repeat.probabilities));
  return {
    probabilities,
    labels: repeats.flatMap((repeat) => Array.from(repeat.labels)),
    weights: new Array<number>(probabilities.length).fill(1 / repeats.length),
  };
}

/** The calibration of the prediction sets, each repeat's in equal parts. */
function meanConformalThresholds(repeats: readonly Outcomes[]): [number, number] {
  const each = repeats.map(({ probabilities, labels }) => conformalThresholds(probabilities, labels, COVERAGE));
  return [0, 1].map((k) => each.reduce((sum, conformalThresholds) => sum + (conformalThresholds[k] as number), 0) / each.length) as [
    number,
    number,
  ];
}

function coverageOf(repeats: readonly Outcomes[], folds: readonly (readonly Fold[])[]): Report["coverage"] {
  const reports = repeats.map(({ probabilities, labels }, repeat) =>
    setReport(probabilities, labels, folds[repeat] as readonly Fold[], COVERAGE, (conformalThresholds, probability) =>
      predictionSet(conformalThresholds, probability, probability >= 0.5 ? 1 : 0),
    ),
  );
  return ([0, 1] as const).map((k) => {
    const cases = reports[0]?.cases[k] ?? 0;
    const mean = (of: "covered" | "both"): number => reports.reduce((sum, report) => sum + report[of][k], 0) / (reports.length * cases);
    return { cases, reached: mean("covered"), interval: wilson(mean("covered"), cases), both: mean("both") };
  });
}

/** The distance to the nearest other row that all but one in a hundred of the rows keep. */
function unusualDistance({ rows, counts }: ReturnType<typeof distinctRows>, range: readonly [number, number]): number {
  const distances = nearestOthers(rows, range).flatMap((distance, i) => {
    const [a, b] = counts[i] as [number, number];
    // A row that occurs again has its like at distance 0.
    return new Array<number>(a + b).fill(a + b > 1 ? 0 : distance);
  });
  return distances.sort((a, b) => a - b)[Math.ceil(distances.length * (1 - UNUSUAL_SHARE)) - 1] as number;
}
