import { groupEqualRows } from "../../network/evaluation/groups.ts";
import { pairedInterval } from "../../network/evaluation/intervals.ts";
import { type Metrics, measure } from "../../network/evaluation/metrics.ts";
import { createRandom } from "../../network/math/random.ts";
import { logLoss } from "../assessment/log-loss.ts";
import type { ModelFile } from "../file/model-file.ts";
import { parseModel } from "../file/parse.ts";
import { predict } from "../prediction/predict.ts";
import type { LabelledRows } from "../training/labelled-rows.ts";

/** One respect in which a new model must not fall short, with the figures as they are shown. */
export interface Check {
  readonly name: string;
  readonly present: string;
  readonly candidate: string;
  /** The requirement, with the paired difference where that decides. */
  readonly rule: string;
  readonly passes: boolean;
}

/** Out-of-fold probabilities of two models on the same folds, one vector per repeat. */
export interface PairedPredictions {
  readonly data: LabelledRows;
  readonly candidate: readonly Float64Array[];
  readonly present: readonly Float64Array[];
}

const MAX_CALIBRATION_ERROR = 0.03;
const MAX_VIOLATION_RATE = 0.15;
const MAX_DRIFT = 0.1;
const RESAMPLES = 2000;

/** Cases far from the decision boundary, which a sound retraining leaves alone; null is unknown. */
const clearCutCases: readonly (readonly (number | null)[])[] = [
  [1, 1, 1, 1, 2, 1, 1, 1, 1],
  [5, 1, 1, 1, 2, 1, 3, 1, 1],
  [3, 1, 1, 1, 2, 1, 2, 1, 1],
  [4, 1, 1, 1, 2, null, 2, 1, 1],
  [10, 10, 10, 10, 10, 10, 10, 10, 10],
  [8, 10, 10, 8, 7, 10, 9, 7, 1],
  [10, 7, 7, 6, 4, 10, 4, 1, 2],
  [8, 7, 5, 10, 7, null, 5, 5, 4],
];

/** Fails only if the whole 95% interval of the paired differences is on the worse side. */
export function logLossCheck(paired: PairedPredictions): Check {
  const rows = paired.data.labels.map((_, row) => row);
  const { mean, interval } = pairedDifference(paired, rows, logLoss);
  return {
    name: "log loss",
    ...bothFigures(paired, "logLoss"),
    rule: `not significantly higher; paired difference ${shown(mean, interval)}`,
    passes: !(interval[0] > 0),
  };
}

/** Fails only if the whole 95% interval of the paired differences is on the worse side. */
export function sensitivityCheck(paired: PairedPredictions): Check {
  const { labels } = paired.data;
  const positives = labels.map((_, row) => row).filter((row) => labels[row] === 1);
  const { mean, interval } = pairedDifference(paired, positives, (p) => (p >= 0.5 ? 1 : 0));
  return {
    name: "sensitivity",
    ...bothFigures(paired, "sensitivity"),
    rule: `not significantly lower; paired difference ${shown(mean, interval)}`,
    passes: !(interval[1] < 0),
  };
}

export function calibrationCheck(paired: PairedPredictions): Check {
  return {
    name: "calibration error",
    ...bothFigures(paired, "calibrationError"),
    rule: `at most ${MAX_CALIBRATION_ERROR}`,
    passes: meanMetric(paired.candidate, paired.data, "calibrationError") <= MAX_CALIBRATION_ERROR,
  };
}

/** A candidate without a report fails. */
export function monotonicityCheck(candidate: ModelFile, present: ModelFile): Check {
  const rate = ({ report }: ModelFile): number => (report ? report.monotonicity.against / report.monotonicity.steps : Number.NaN);
  const text = (file: ModelFile): string => (file.report ? `${(100 * rate(file)).toFixed(1)}%` : "none");
  return {
    name: "monotonicity violations",
    present: text(present),
    candidate: text(candidate),
    rule: `at most ${100 * MAX_VIOLATION_RATE}% of single steps to a worse score lower the risk`,
    passes: rate(candidate) <= MAX_VIOLATION_RATE,
  };
}

export function clearCutCheck(candidate: ModelFile, present: ModelFile): Check {
  const [next, before] = [parseModel(candidate), parseModel(present)];
  const kept = clearCutCases.filter((values) => {
    const [a, b] = [predict(next, { values }), predict(before, { values })];
    return a.prediction === b.prediction && Math.abs(a.probability - b.probability) <= MAX_DRIFT;
  });
  return {
    name: "clear-cut cases",
    present: String(clearCutCases.length),
    candidate: String(kept.length),
    rule: `the same prediction, the probability within ${MAX_DRIFT}`,
    passes: kept.length === clearCutCases.length,
  };
}

function bothFigures({ data, candidate, present }: PairedPredictions, name: keyof Metrics): Pick<Check, "present" | "candidate"> {
  return { present: meanMetric(present, data, name).toFixed(4), candidate: meanMetric(candidate, data, name).toFixed(4) };
}

function meanMetric(outOfFold: readonly Float64Array[], { labels }: LabelledRows, name: keyof Metrics): number {
  return outOfFold.reduce((sum, probabilities) => sum + measure({ probabilities, labels })[name], 0) / outOfFold.length;
}

/** The mean of candidate minus present over some rows, with its 95% interval. */
function pairedDifference(
  { data: { rows, labels }, candidate, present }: PairedPredictions,
  indices: readonly number[],
  of: (p: number, y: number) => number,
): { mean: number; interval: [number, number] } {
  const differences = candidate.map((probabilities, repeat) =>
    indices.map((row) => {
      const y = labels[row] as number;
      return of(probabilities[row] as number, y) - of(present[repeat]?.[row] as number, y);
    }),
  );
  const groupOf = groupEqualRows(rows);
  const groups = indices.map((row) => groupOf[row] as number);
  return pairedInterval(differences, { groups, resamples: RESAMPLES, random: createRandom(1) });
}

function shown(mean: number, interval: readonly [number, number]): string {
  return `${signed(mean)} (95% CI ${interval.map(signed).join(" to ")})`;
}

function signed(x: number): string {
  return `${x < 0 ? "−" : "+"}${Math.abs(x).toFixed(4)}`;
}
