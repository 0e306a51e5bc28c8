import { reliability } from "../../network/evaluation/calibration.ts";
import type { Fold } from "../../network/evaluation/folds.ts";
import type { Outcomes } from "../../network/evaluation/outcomes.ts";
import { rocCurve } from "../../network/evaluation/roc.ts";
import type { ModelFile } from "../file/model-file.ts";
import type { Report } from "../file/report.ts";
import { type Fitted, probabilitiesOf } from "../training/fitted.ts";
import { distinctRows } from "../training/labelled-rows.ts";
import type { Recipe } from "../training/recipe.ts";
import { baselinesOf } from "./baselines.ts";
import { calibrationReport } from "./calibration.ts";
import { type ComparedMethod, compare, comparisonJobs, FOLDS, foldsOf, type MethodResult, methodReports } from "./comparison.ts";
import { coverageReport, meanConformalThresholds } from "./conformal.ts";
import { forwardJobs, studyForward } from "./forward.ts";
import { scoreSumCut } from "./methods.ts";
import { auditMonotonicity } from "./monotonicity.ts";
import { operatingPoints, thresholdTable } from "./operating-points.ts";
import { pooled } from "./outcomes.ts";
import { type Pool, watchJobs } from "./pool.ts";
import { studyUnknownCoverage, unknownCoverageJobs } from "./unknown-coverage.ts";
import { auditUnknowns } from "./unknowns-monotonicity.ts";
import { studyUnknowns } from "./unknowns-study.ts";
import { studyUnusual } from "./unusual.ts";
import { learningCurveJobs, studyLearningCurve, studySeeds } from "./variation.ts";

/** What cross-validation gives: the calibrated parts of a model file, and the published report. */
export interface Assessment extends Pick<ModelFile, "predictionSets" | "unusual"> {
  readonly bandwidth: number;
  readonly report: Report;
  /** The recipe's out-of-fold probabilities on the plain folds, one vector per repeat. */
  readonly outOfFold: readonly Float64Array[];
}

/** What is called while an assessment runs. */
export interface AssessmentEvents {
  /** After each job. */
  readonly onProgress?: ((done: number, total: number, stage: string) => void) | undefined;
  /** With each part of the result as soon as it is made; together they are the whole of it. */
  readonly onPart?: ((part: AssessmentPart) => void) | undefined;
}

export type AssessmentPart = Partial<Omit<Assessment, "report" | "outOfFold">> & { readonly report?: Partial<Report> };

const COVERAGE = 0.95;
const CURVE_REPEATS = 3;
/** Of more rows, the luck of the folds and of the seed matters less, and every repeat takes longer. */
const MANY_ROWS = 1000;

/** Assesses a recipe by cross-validation, and `fitted`, its network trained on all rows. */
export async function assess(
  pool: Pool,
  recipe: Recipe,
  fitted: Fitted,
  seed: number,
  { onProgress, onPart }: AssessmentEvents = {},
): Promise<Assessment> {
  const { data } = pool;
  const methods: ComparedMethod[] = [{ name: recipe.name, method: { kind: "network", recipe } }, ...baselinesOf(recipe)];
  const plainFolds = foldsOf(data);
  const groupedFolds = foldsOf(data, { grouped: true });
  const curveFolds = plainFolds.slice(0, CURVE_REPEATS);
  const hasMany = data.rows.length > MANY_ROWS;
  const coverageFolds = plainFolds.slice(0, hasMany ? 1 : 3);
  const seedCount = hasMany ? 10 : 50;
  const [firstRepeat] = plainFolds as [Fold[]];

  const total =
    2 * comparisonJobs(methods, plainFolds) +
    (1 + seedCount) * firstRepeat.length +
    learningCurveJobs(curveFolds) +
    forwardJobs(methods, data.periods) +
    unknownCoverageJobs(coverageFolds);
  let done = 0;
  const stage = (name: string): Pool => watchJobs(pool, () => onProgress?.(++done, total, name));
  const made = <P extends AssessmentPart>(part: P): P => {
    onPart?.(part);
    return part;
  };

  const plain = await compare(stage("folds"), methods, plainFolds, seed);
  const [{ outOfFold }] = plain as [MethodResult];
  const repeats: Outcomes[] = outOfFold.map((probabilities) => ({ probabilities, labels: data.labels }));
  const { report: onFolds } = made({
    report: {
      calibration: calibrationReport(data, outOfFold),
      thresholds: thresholdTable(repeats),
      operatingPoints: operatingPoints(repeats, plainFolds),
      roc: rocReport(repeats[0] as Outcomes),
      reliability: reliabilityReport(repeats),
      coverage: coverageReport(repeats, plainFolds, COVERAGE),
    },
  });
  const grouped = await compare(stage("grouped folds"), methods, groupedFolds, seed);
  const { report: compared } = made({
    report: { folds: FOLDS, methods: methodReports(data, plain, grouped), scoreSumCut: scoreSumCut(data) },
  });
  const unknowns = await studyUnknowns(stage("unknown scores"), recipe, firstRepeat, seed);
  const { bandwidth } = made({ bandwidth: unknowns.bandwidth });
  const { report: withUnknowns } = made({
    report: { unknowns: { ...unknowns.report, monotonicity: auditUnknowns(fitted, data, bandwidth, seed) } },
  });
  const coverage = { coverage: COVERAGE, seed };
  const byUnknown = await studyUnknownCoverage(stage("prediction sets"), recipe, bandwidth, coverageFolds, coverage);
  const { predictionSets, report: ofSets } = made({
    predictionSets: {
      coverage: COVERAGE,
      // With all scores known there are more repeats.
      conformalThresholds: byUnknown.conformalThresholds.with(-1, meanConformalThresholds(repeats, COVERAGE)),
    },
    report: { coverageByUnknown: byUnknown.report },
  });
  const { report: ofSizes } = made({
    report: { learningCurve: await studyLearningCurve(stage("learning curve"), recipe, curveFolds, seed) },
  });
  const { report: ofSeeds } = made({ report: { seeds: await studySeeds(stage("seeds"), recipe, firstRepeat, seedCount, seed) } });
  const forward = data.periods && (await studyForward(stage("forward in time"), methods, data.periods, { coverage: COVERAGE, seed }));
  const { report: ofPeriods } = made({ report: forward ? { forward } : {} });
  const { unusual, report: unusualReport } = studyUnusual(data, data.range, recipe.scaling, firstRepeat, seed);
  const { report: ofUnusual } = made({ unusual, report: { unusual: unusualReport } });
  const distinct = distinctRows(data);
  const { report: audited } = made({
    report: { monotonicity: auditMonotonicity(distinct.rows, data.range, (rows) => probabilitiesOf(fitted, rows)) },
  });

  // In the order of the file, whose version depends on it.
  const { calibration, ...otherOnFolds } = onFolds;
  return {
    bandwidth,
    predictionSets,
    unusual,
    outOfFold,
    report: {
      ...compared,
      calibration,
      ...ofPeriods,
      ...otherOnFolds,
      ...ofSets,
      ...ofUnusual,
      ...withUnknowns,
      ...ofSizes,
      ...ofSeeds,
      ...audited,
    },
  };
}

function rocReport(outcomes: Outcomes): Report["roc"] {
  return rocCurve(outcomes).map(({ threshold, falsePositives, truePositives }) => [
    // The curve begins at an infinite threshold, which JSON cannot hold.
    Math.min(1, threshold),
    falsePositives,
    truePositives,
  ]);
}

function reliabilityReport(repeats: readonly Outcomes[]): Report["reliability"] {
  return reliability(pooled(repeats))
    .filter(({ count }) => count > 0)
    .map(({ count, predicted, observed }) => [count, predicted, observed]);
}
