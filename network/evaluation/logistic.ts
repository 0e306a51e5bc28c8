import { log, sigmoid } from "../math/exact.ts";

/** Values of one variable beside what was observed: 1 for the positive class, 0 for the negative. */
export interface LogisticData {
  readonly values: ArrayLike<number>;
  readonly labels: ArrayLike<number>;
  /** The weight of each case; 1 each if absent. */
  readonly weights?: ArrayLike<number>;
}

/** The probability of the positive class at x is sigmoid(intercept + slope · x). */
export interface LogisticFit {
  readonly intercept: number;
  readonly slope: number;
}

const ITERATIONS = 50;
const TOLERANCE = 1e-10;

/**
 * Logistic regression on one variable by maximum likelihood (Newton's method, halving a step that goes too far). Intercept and
 * slope are NaN where no finite ones are best: one class alone, values that separate the classes, or one value alone.
 */
export function fitLogistic(data: LogisticData): LogisticFit {
  let fit: LogisticFit = { intercept: 0, slope: 0 };
  let loss = totalLoss(data, fit);
  for (let i = 0; i < ITERATIONS; i++) {
    const step = newtonStep(data, fit);
    let next = fit;
    let nextLoss = Infinity;
    for (let share = 1; share > TOLERANCE && !(nextLoss <= loss); share /= 2) {
      next = { intercept: fit.intercept + share * step.intercept, slope: fit.slope + share * step.slope };
      nextLoss = totalLoss(data, next);
    }
    const isBest = loss - nextLoss <= TOLERANCE * loss;
    if (!Number.isFinite(nextLoss)) break;
    fit = next;
    loss = nextLoss;
    if (isBest) return fit;
  }
  return { intercept: Number.NaN, slope: Number.NaN };
}

/** Solves H · step = gradient for the two parameters. */
function newtonStep(data: LogisticData, { intercept, slope }: LogisticFit): LogisticFit {
  let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0];
  forEach(data, (x, y, weight) => {
    const p = sigmoid(intercept + slope * x);
    const error = weight * (y - p);
    const curvature = weight * p * (1 - p);
    g0 += error;
    g1 += error * x;
    h00 += curvature;
    h01 += curvature * x;
    h11 += curvature * x * x;
  });
  const determinant = h00 * h11 - h01 * h01;
  return { intercept: (h11 * g0 - h01 * g1) / determinant, slope: (h00 * g1 - h01 * g0) / determinant };
}

/** Nats over all cases; Infinity if a case got probability 0. */
function totalLoss(data: LogisticData, { intercept, slope }: LogisticFit): number {
  let sum = 0;
  forEach(data, (x, y, weight) => {
    const z = intercept + slope * x;
    if (weight > 0) sum -= weight * log(sigmoid(y === 1 ? z : -z));
  });
  return sum;
}

function forEach({ values, labels, weights }: LogisticData, visit: (x: number, y: number, weight: number) => void): void {
  for (let i = 0; i < values.length; i++) visit(values[i] as number, labels[i] as number, weights ? (weights[i] as number) : 1);
}
