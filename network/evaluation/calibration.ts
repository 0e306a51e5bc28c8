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
