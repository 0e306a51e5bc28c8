import { calibrationSlope } from "../../network/evaluation/calibration.ts";
import { groupEqualRows, rowsByGroup } from "../../network/evaluation/groups.ts";
import { drawRows, meanAndStandardDeviation } from "../../network/evaluation/intervals.ts";
import { type Metrics, measure } from "../../network/evaluation/metrics.ts";
import { createRandom } from "../../network/math/random.ts";
import { pairedDifference } from "../assessment/differences.ts";
import { logLoss } from "../assessment/log-loss.ts";
import type { LabelledRows } from "../training/labelled-rows.ts";
import type { Check } from "./check.ts";
import { type Difference, decide, MARGINS, type Strictness, Z } from "./margins.ts";

/** What two models say of the same rows that neither was trained on, one vector per repeat. */
export interface PairedPredictions {
  readonly data: LabelledRows;
  readonly candidate: readonly Float64Array[];
  readonly present: readonly Float64Array[];
}

const RESAMPLES = 2000;
/** A slope takes a fit of its own, and a standard error needs fewer resamples than percentiles. */
const SLOPE_RESAMPLES = 100;

/** The log loss of the new model against that of the present one on the same rows. */
export function pairedLogLossCheck(paired: PairedPredictions, strictness: Strictness): Check {
  const rows = paired.data.labels.map((_, row) => row);
  return {
    name: "log loss, these rows",
    ...bothFigures(paired, "logLoss"),
    ...decide(worseBy(paired, rows, logLoss), MARGINS.logLoss, strictness),
  };
}

/** Malignant cases missed by the new model against those missed by the present one. */
export function pairedSensitivityCheck(paired: PairedPredictions, strictness: Strictness): Check {
  const { labels } = paired.data;
  const positives = labels.map((_, row) => row).filter((row) => labels[row] === 1);
  return {
    name: "sensitivity, these rows",
    ...bothFigures(paired, "sensitivity"),
    ...decide(
      worseBy(paired, positives, (p) => (p >= 0.5 ? 0 : 1)),
      MARGINS.sensitivity,
      strictness,
    ),
  };
}

/** How far the calibration slope is from 1, where it is perfect, in the new model and in the present one. */
export function pairedSlopeCheck({ data: { rows, labels }, candidate, present }: PairedPredictions, strictness: Strictness): Check {
  const slope = (outOfFold: readonly Float64Array[], weights?: Float64Array) =>
    mean(outOfFold.map((probabilities) => calibrationSlope({ probabilities, labels, ...(weights ? { weights } : {}) })));
  const worse = (weights?: Float64Array) => Math.abs(1 - slope(candidate, weights)) - Math.abs(1 - slope(present, weights));
  const random = createRandom(1);
  const members = rowsByGroup(groupEqualRows(rows));
  const drawn = Array.from({ length: SLOPE_RESAMPLES }, () => worse(drawRows(members, rows.length, random))).filter((x) => x === x);
  const { standardDeviation } = meanAndStandardDeviation(drawn);
  const name = "calibration slope, these rows";
  const figures = { present: shownSlope(slope(present)), candidate: shownSlope(slope(candidate)) };
  const difference = worse();
  if (Number.isNaN(difference)) return { name, ...figures, rule: "not defined", outcome: "noted", advice: SEPARATED };
  const interval = [difference - Z * standardDeviation, difference + Z * standardDeviation] as const;
  return { name, ...figures, ...decide({ worse: difference, interval, cases: rows.length }, MARGINS.slope, strictness) };
}

const SEPARATED = "One of the models separates the classes perfectly, which leaves no slope to measure; more cases would.";

/** The mean over the repeats. */
export function meanMetric(outOfFold: readonly Float64Array[], labels: readonly number[], name: keyof Metrics): number {
  return outOfFold.reduce((sum, probabilities) => sum + measure({ probabilities, labels })[name], 0) / outOfFold.length;
}

function shownSlope(slope: number): string {
  return Number.isNaN(slope) ? "none" : slope.toFixed(3);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

function bothFigures({ data, candidate, present }: PairedPredictions, name: keyof Metrics): Pick<Check, "present" | "candidate"> {
  return { present: meanMetric(present, data.labels, name).toFixed(4), candidate: meanMetric(candidate, data.labels, name).toFixed(4) };
}

/** Candidate minus present over some rows; `of` is high for bad predictions. */
function worseBy(
  { data, candidate, present }: PairedPredictions,
  indices: readonly number[],
  of: (p: number, y: number) => number,
): Difference {
  const { mean: worse, interval } = pairedDifference(present, candidate, data, { indices, of, resamples: RESAMPLES });
  return { worse, interval, cases: indices.length };
}
