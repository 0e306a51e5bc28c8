import { log } from "../math/exact.ts";

/** Probabilities of the second class beside the classes that came true (1 for the second class); a weight counts a case that often. */
export interface Outcomes {
  readonly probabilities: ArrayLike<number>;
  readonly labels: ArrayLike<number>;
  readonly weights?: ArrayLike<number>;
}

/** How good probabilities are. Shares lie in [0, 1] and are NaN where nothing is there to share. */
export interface Metrics {
  readonly accuracy: number;
  /** Area under the ROC curve: how often a case of the second class is rated above one of the first, ties counted half. */
  readonly auc: number;
  /** Mean of −log of the probability of what came true, in nats. */
  readonly logLoss: number;
  /** Mean squared difference between probability and outcome. */
  readonly brier: number;
  readonly sensitivity: number;
  readonly specificity: number;
  /** Positive and negative predictive value, at the data's own prevalence. */
  readonly ppv: number;
  readonly npv: number;
  /** Expected calibration error over ten bins of equal width: mean distance between what was said and what came true. */
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

/** Hits and errors at a threshold. */
export interface Confusion {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly trueNegatives: number;
  readonly falseNegatives: number;
}

/** All metrics; a case is called the second class from `threshold` on. */
export function measure(outcomes: Outcomes, threshold = 0.5): Metrics {
  return {
    ...rates(confusionAt(outcomes, threshold)),
    auc: areaUnderRoc(outcomes),
    logLoss: mean(outcomes, (p, y) => -log(clamp(y === 1 ? p : 1 - p))),
    brier: mean(outcomes, (p, y) => (p - y) * (p - y)),
    calibrationError: calibrationError(outcomes),
  };
}

export function confusionAt(outcomes: Outcomes, threshold: number): Confusion {
  const count = { truePositives: 0, falsePositives: 0, trueNegatives: 0, falseNegatives: 0 };
  forEach(outcomes, (p, y, weight) => {
    if (p >= threshold) count[y === 1 ? "truePositives" : "falsePositives"] += weight;
    else count[y === 1 ? "falseNegatives" : "trueNegatives"] += weight;
  });
  return count;
}

export function rates({ truePositives, falsePositives, trueNegatives, falseNegatives }: Confusion) {
  return {
    accuracy: (truePositives + trueNegatives) / (truePositives + falsePositives + trueNegatives + falseNegatives),
    sensitivity: truePositives / (truePositives + falseNegatives),
    specificity: trueNegatives / (trueNegatives + falsePositives),
    ppv: truePositives / (truePositives + falsePositives),
    npv: trueNegatives / (trueNegatives + falseNegatives),
  };
}

/** The area under the ROC curve, by ranks (Mann and Whitney 1947). */
export function areaUnderRoc({ probabilities, labels, weights }: Outcomes): number {
  const order = Array.from(probabilities, (_, i) => i).sort((a, b) => (probabilities[a] as number) - (probabilities[b] as number));
  let below = 0;
  let wins = 0;
  let positives = 0;
  for (let i = 0; i < order.length; ) {
    const p = probabilities[order[i] as number];
    let tied = 0;
    let tiedPositives = 0;
    for (; i < order.length && probabilities[order[i] as number] === p; i++) {
      const place = order[i] as number;
      const weight = weights ? (weights[place] as number) : 1;
      if (labels[place] === 1) tiedPositives += weight;
      else tied += weight;
    }
    wins += tiedPositives * (below + tied / 2);
    below += tied;
    positives += tiedPositives;
  }
  return wins / (below * positives);
}

/** A corner of the ROC curve: the counts of cases at or above a threshold. */
export interface RocPoint {
  readonly threshold: number;
  readonly truePositives: number;
  readonly falsePositives: number;
}

/** The ROC curve from the top down, one point a distinct probability; points on a straight line between others are left out. */
export function rocCurve({ probabilities, labels, weights }: Outcomes): RocPoint[] {
  const order = Array.from(probabilities, (_, i) => i).sort((a, b) => (probabilities[b] as number) - (probabilities[a] as number));
  const points: RocPoint[] = [{ threshold: Infinity, truePositives: 0, falsePositives: 0 }];
  let truePositives = 0;
  let falsePositives = 0;
  order.forEach((place, i) => {
    const weight = weights ? (weights[place] as number) : 1;
    if (labels[place] === 1) truePositives += weight;
    else falsePositives += weight;
    const threshold = probabilities[place] as number;
    if (i + 1 < order.length && probabilities[order[i + 1] as number] === threshold) return;
    const [a, b] = points.slice(-2);
    const isCorner =
      !a ||
      !b ||
      (b.truePositives - a.truePositives) * (falsePositives - b.falsePositives) !==
        (b.falsePositives - a.falsePositives) * (truePositives - b.truePositives);
    if (!isCorner) points.pop();
    points.push({ threshold, truePositives, falsePositives });
  });
  return points;
}

/** One bin of a reliability curve. */
export interface Bin {
  readonly count: number;
  /** Mean probability said, and the share that came true; NaN in an empty bin. */
  readonly predicted: number;
  readonly observed: number;
}

/** What was said against what came true, over `bins` bins of equal width. */
export function reliability(outcomes: Outcomes, bins = 10): Bin[] {
  const sums = Array.from({ length: bins }, () => ({ count: 0, predicted: 0, observed: 0 }));
  forEach(outcomes, (p, y, weight) => {
    const bin = sums[Math.min(bins - 1, Math.floor(p * bins))] as { count: number; predicted: number; observed: number };
    bin.count += weight;
    bin.predicted += weight * p;
    bin.observed += weight * y;
  });
  return sums.map(({ count, predicted, observed }) => ({ count, predicted: predicted / count, observed: observed / count }));
}

function calibrationError(outcomes: Outcomes): number {
  let sum = 0;
  let total = 0;
  for (const { count, predicted, observed } of reliability(outcomes)) {
    total += count;
    if (count > 0) sum += count * Math.abs(predicted - observed);
  }
  return sum / total;
}

/** A probability that rounded to 0 or 1 would make the log loss infinite; 2⁻⁵² is where doubles near 1 end. */
function clamp(p: number): number {
  return Math.max(p, Number.EPSILON);
}

function mean(outcomes: Outcomes, of: (p: number, y: number) => number): number {
  let sum = 0;
  let total = 0;
  forEach(outcomes, (p, y, weight) => {
    sum += weight * of(p, y);
    total += weight;
  });
  return sum / total;
}

function forEach({ probabilities, labels, weights }: Outcomes, visit: (p: number, y: number, weight: number) => void): void {
  for (let i = 0; i < probabilities.length; i++)
    visit(probabilities[i] as number, labels[i] as number, weights ? (weights[i] as number) : 1);
}
