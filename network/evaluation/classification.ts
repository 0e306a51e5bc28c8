import { checkInteger } from "../math/checks.ts";
import { log } from "../math/exact.ts";

/** Cases by class: entry [actual][predicted] is their number, or the sum of their weights. */
export type ConfusionMatrix = readonly (readonly number[])[];

/** How well one class is recognised, in [0, 1] each; a proportion of no cases is 0, as in scikit-learn. */
export interface ClassMetrics {
  /** Of the cases predicted to belong to the class, the proportion that does. */
  readonly precision: number;
  /** Of the cases that belong to the class, the proportion predicted to. */
  readonly recall: number;
  /** The harmonic mean of precision and recall. */
  readonly f1: number;
  /** The number of cases of the class, or the sum of their weights. */
  readonly support: number;
}

/**
 * Counts cases by actual and predicted class, numbers from 0 to `classes` − 1. Throws RangeError for other classes or if
 * lengths differ.
 */
export function confusionMatrix(
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
  classes: number,
  weights?: ArrayLike<number>,
): ConfusionMatrix {
  checkInteger("classes", classes, 1);
  checkLengths(actual, predicted, weights);
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let i = 0; i < actual.length; i++) {
    const row = matrix[actual[i] as number];
    const column = predicted[i] as number;
    if (row?.[column] === undefined)
      throw new RangeError(`a class must be an integer from 0 to ${classes - 1}, got ${actual[i]} and ${predicted[i]} for case ${i}`);
    row[column] += weights ? (weights[i] as number) : 1;
  }
  return matrix;
}

/** The proportion of cases on the diagonal; NaN for an empty matrix. */
export function accuracyOf(matrix: ConfusionMatrix): number {
  return sum(matrix.map((row, c) => row[c] as number)) / sum(matrix.map(sum));
}

/** The metrics of each class, in order. */
export function classMetrics(matrix: ConfusionMatrix): ClassMetrics[] {
  return matrix.map((row, c) => {
    const correct = row[c] as number;
    const support = sum(row);
    const predicted = sum(matrix.map((other) => other[c] as number));
    return {
      precision: quotient(correct, predicted),
      recall: quotient(correct, support),
      f1: quotient(2 * correct, support + predicted),
      support,
    };
  });
}

/** The means over the classes, each class counting the same whatever its support. */
export function macroAverage(metrics: readonly ClassMetrics[]): Omit<ClassMetrics, "support"> {
  const mean = (name: keyof ClassMetrics): number => sum(metrics.map((each) => each[name])) / metrics.length;
  return { precision: mean("precision"), recall: mean("recall"), f1: mean("f1") };
}

/**
 * The mean of −log of the probability of the actual class, in nats; `probabilities` holds one row per case, one probability
 * per class. A probability of 0 counts as 2⁻⁵². Throws RangeError for a class without a probability or if lengths differ.
 */
export function multiclassLogLoss(
  probabilities: readonly ArrayLike<number>[],
  actual: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number {
  checkLengths(actual, probabilities, weights);
  let total = 0;
  let loss = 0;
  probabilities.forEach((row, i) => {
    const p = row[actual[i] as number];
    if (p === undefined || !(p >= 0 && p <= 1))
      throw new RangeError(`the probability of class ${actual[i]} must be from 0 to 1, got ${p} for case ${i}`);
    const weight = weights ? (weights[i] as number) : 1;
    loss -= weight * log(Math.max(p, Number.EPSILON));
    total += weight;
  });
  return loss / total;
}

function checkLengths(actual: ArrayLike<unknown>, predicted: ArrayLike<unknown>, weights: ArrayLike<unknown> = actual): void {
  if (predicted.length !== actual.length || weights.length !== actual.length)
    throw new RangeError(
      `there must be one prediction and one weight per case, got ${predicted.length} and ${weights.length} for ${actual.length}`,
    );
}

function quotient(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, x) => total + x, 0);
}
