import { log } from "../math/exact.ts";
import { calibrationError } from "./calibration.ts";
import { checkOutcomes, forEachCase, meanOver, type Outcomes } from "./outcomes.ts";
import { areaUnderRoc } from "./roc.ts";

/** How good probabilities of a positive class are. Proportions lie in [0, 1], or are NaN where there are no cases to count. */
export interface Metrics {
  readonly accuracy: number;
  /** Area under the ROC curve: how often a positive case gets a higher probability than a negative one; ties count half. */
  readonly auc: number;
  /** Mean of −log of the probability of the observed class, in nats. */
  readonly logLoss: number;
  /** Mean squared difference between probability and label (Brier 1950). */
  readonly brier: number;
  readonly sensitivity: number;
  readonly specificity: number;
  /** Positive and negative predictive value, at the prevalence of the data. */
  readonly ppv: number;
  readonly npv: number;
  /** Expected calibration error; see calibration.ts. */
  readonly calibrationError: number;
}

export const metricNames = [
  "accuracy",
  "auc",
  "logLoss",
  "brier",
  "sensitivity",
  "specificity",
  "ppv",
  "npv",
  "calibrationError",
] as const satisfies readonly (keyof Metrics)[];

/** Correct and wrong decisions at a threshold. */
export interface Confusion {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly trueNegatives: number;
  readonly falseNegatives: number;
}

/** All metrics. A case is predicted positive from a probability of `threshold` on. Throws RangeError for outcomes that `checkOutcomes` refuses. */
export function measure(outcomes: Outcomes, threshold = 0.5): Metrics {
  checkOutcomes(outcomes);
  return {
    ...rates(confusionAt(outcomes, threshold)),
    auc: areaUnderRoc(outcomes),
    logLoss: meanOver(outcomes, (p, y) => -log(clamp(y === 1 ? p : 1 - p))),
    brier: meanOver(outcomes, (p, y) => (p - y) * (p - y)),
    calibrationError: calibrationError(outcomes),
  };
}

/** The decisions at a threshold, weighted. */
export function confusionAt(outcomes: Outcomes, threshold: number): Confusion {
  const count = { truePositives: 0, falsePositives: 0, trueNegatives: 0, falseNegatives: 0 };
  forEachCase(outcomes, (p, y, weight) => {
    if (p >= threshold) count[y === 1 ? "truePositives" : "falsePositives"] += weight;
    else count[y === 1 ? "falseNegatives" : "trueNegatives"] += weight;
  });
  return count;
}

/** The proportions of a confusion. */
export function rates({ truePositives, falsePositives, trueNegatives, falseNegatives }: Confusion) {
  return {
    accuracy: (truePositives + trueNegatives) / (truePositives + falsePositives + trueNegatives + falseNegatives),
    sensitivity: truePositives / (truePositives + falseNegatives),
    specificity: trueNegatives / (trueNegatives + falsePositives),
    ppv: truePositives / (truePositives + falsePositives),
    npv: trueNegatives / (trueNegatives + falseNegatives),
  };
}

/** A probability rounded to 0 would make the log loss infinite. 2⁻⁵² is the spacing of float64 numbers just above 1. */
function clamp(p: number): number {
  return Math.max(p, Number.EPSILON);
}
