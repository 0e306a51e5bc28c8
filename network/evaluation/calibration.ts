import { log } from "../math/exact.ts";
import type { Random } from "../math/random.ts";
import { fitLogistic } from "./logistic.ts";
import { checkOutcomes, forEachCase, type Outcomes } from "./outcomes.ts";

/** One bin of a reliability curve; its means are NaN where it is empty. */
export interface Bin {
  readonly count: number;
  /** The mean probability, and the proportion of positive cases. */
  readonly predicted: number;
  readonly observed: number;
}

/** Predicted probabilities against observed proportions, in `bins` bins of equal width. */
export function reliability(outcomes: Outcomes, bins = 10): Bin[] {
  checkOutcomes(outcomes);
  const sums = Array.from({ length: bins }, () => ({ count: 0, predicted: 0, observed: 0 }));
  forEachCase(outcomes, (p, y, weight) => {
    const bin = sums[Math.min(bins - 1, Math.floor(p * bins))] as { count: number; predicted: number; observed: number };
    bin.count += weight;
    bin.predicted += weight * p;
    bin.observed += weight * y;
  });
  return sums.map(({ count, predicted, observed }) => ({ count, predicted: predicted / count, observed: observed / count }));
}

/** The expected calibration error: the mean distance between predicted and observed, over the cases of ten bins of equal width. */
export function calibrationError(outcomes: Outcomes): number {
  let sum = 0;
  let total = 0;
  for (const { count, predicted, observed } of reliability(outcomes)) {
    total += count;
    if (count > 0) sum += count * Math.abs(predicted - observed);
  }
  return sum / total;
}

/**
 * The calibration slope: that of the observed class on the log-odds of the probability, by logistic regression (Cox 1958). It is
 * 1 where the probabilities are calibrated, below 1 where they are too extreme. NaN where logistic regression has no finite best.
 */
export function calibrationSlope({ probabilities, labels, weights }: Outcomes): number {
  const values = Array.from(probabilities, (p) => log(bounded(p)) - log(bounded(1 - p)));
  return fitLogistic({ values, labels, ...(weights ? { weights } : {}) }).slope;
}

/** Positive cases observed, divided by the sum of the probabilities; 1 where the two agree. */
export function observedToExpected(outcomes: Outcomes): number {
  let observed = 0;
  let expected = 0;
  forEachCase(outcomes, (p, y, weight) => {
    observed += weight * y;
    expected += weight * p;
  });
  return observed / expected;
}

/**
 * The calibration errors that these probabilities would show if they were perfectly calibrated: in each of `draws`, every class
 * is drawn with its probability. Sorted, the least first.
 */
export function calibrationErrorsByChance(probabilities: ArrayLike<number>, draws: number, random: Random): number[] {
  const errors = Array.from({ length: draws }, () =>
    calibrationError({ probabilities, labels: Array.from(probabilities, (p) => (random.uniform() < p ? 1 : 0)) }),
  );
  return errors.sort((a, b) => a - b);
}

/** Log-odds of a probability that rounds to 0 would be infinite. */
function bounded(p: number): number {
  return Math.max(p, Number.EPSILON);
}
