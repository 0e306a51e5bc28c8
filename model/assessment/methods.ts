import { fitLogistic } from "../../network/evaluation/logistic.ts";
import type { EngineFactory } from "../../network/learning/engine.ts";
import { log, sigmoid } from "../../network/math/exact.ts";
import { fit } from "../training/fit.ts";
import { probabilitiesOf } from "../training/fitted.ts";
import type { LabelledRows } from "../training/labelled-rows.ts";
import type { Recipe } from "../training/recipe.ts";
import { fitScaling, type ScalingName, scaleRow } from "../training/scaling.ts";

/** A way to learn probabilities from rows, as data, so that it can be sent to another thread. */
export type Method =
  | { readonly kind: "network"; readonly recipe: Recipe }
  /** The rate of the positive class among the `count` nearest rows, by Euclidean distance of the scaled scores. */
  | { readonly kind: "neighbours"; readonly count: number; readonly scaling: ScalingName }
  /** The sum of the scores: the positive class from the cut on with the fewest errors on the training rows. */
  | { readonly kind: "scoreSum" }
  /** The rate of the positive class at each score of the feature with the least log loss on the training rows. */
  | { readonly kind: "singleFeature" };

/** Cases at the base rate that are added to the neighbours: so few that they decide nothing, but no probability is 0. */
export const ADDED_CASES = 0.1;

/** Learns from `train` and predicts `rows`: the probability of the positive class of each. */
export function predictionsOf(
  method: Method,
  train: LabelledRows,
  rows: readonly ArrayLike<number>[],
  seed: number,
  engine?: EngineFactory,
): Float64Array {
  switch (method.kind) {
    case "network":
      return probabilitiesOf(fit(method.recipe, train, { seed, engine }), rows);
    case "neighbours": {
      const rateAt = nearestRates(train, method);
      return Float64Array.from(rows, rateAt);
    }
    case "scoreSum": {
      const probabilityAt = scoreSumProbabilities(train);
      return Float64Array.from(rows, (row) => probabilityAt(sumOf(row)));
    }
    case "singleFeature": {
      const { feature, rateAt } = bestFeature(train);
      return Float64Array.from(rows, (row) => rateAt(row[feature] as number));
    }
  }
}

/** Distances that differ by less than this part of them are equal: scaling rounds. */
const TIE = 1e-9;

/** Rows as near as the last one are all included, so that the order of the rows does not matter. */
function nearestRates({ rows, labels }: LabelledRows, { count, scaling: name }: { readonly count: number; readonly scaling: ScalingName }) {
  const scaling = fitScaling(name, rows);
  const scaled = rows.map((row) => scaleRow(scaling, row));
  const base = baseRate(labels);
  return (row: ArrayLike<number>): number => {
    const sample = scaleRow(scaling, row);
    const distances = scaled.map((other) => squaredDistance(other, sample));
    const furthest = Float64Array.from(distances).sort()[Math.min(count, rows.length) - 1] as number;
    let included = 0;
    let second = 0;
    distances.forEach((D, i) => {
      if (D > furthest * (1 + TIE)) return;
      included++;
      second += labels[i] as number;
    });
    return (second + ADDED_CASES * base) / (included + ADDED_CASES);
  };
}

function squaredDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let D = 0;
  for (let f = 0; f < a.length; f++) {
    const d = (a[f] as number) - (b[f] as number);
    D += d * d;
  }
  return D;
}

/** The whole sum from which on the positive class is predicted: of those with the fewest errors on these rows, the lowest. */
export function scoreSumCut({ rows, labels }: LabelledRows): number {
  const sums = rows.map(sumOf);
  const distinct = [...new Set(sums)].sort((a, b) => a - b);
  const candidates = [distinct[0] as number, ...distinct.map((sum) => sum + 1)];
  const errors = candidates.map((cut) => sums.filter((sum, i) => (sum >= cut ? 1 : 0) !== labels[i]).length);
  return candidates[errors.indexOf(Math.min(...errors))] as number;
}

/** Logistic regression on the sum, kept on the side of 50% that the cut demands; the base rate where there is no such regression. */
function scoreSumProbabilities(train: LabelledRows): (sum: number) => number {
  const cut = scoreSumCut(train);
  const base = baseRate(train.labels);
  const { intercept, slope } = fitLogistic({ values: train.rows.map(sumOf), labels: train.labels });
  return (sum) => {
    const p = Number.isNaN(slope) ? base : sigmoid(intercept + slope * sum);
    return sum >= cut ? Math.max(p, 0.5) : Math.min(p, BELOW_HALF);
  };
}

/** The largest number below a half. */
const BELOW_HALF = 0.5 - Number.EPSILON / 4;

function sumOf(row: ArrayLike<number>): number {
  let sum = 0;
  for (let f = 0; f < row.length; f++) sum += row[f] as number;
  return sum;
}

function baseRate(labels: readonly number[]): number {
  return labels.reduce((sum, y) => sum + y, 0) / labels.length;
}

interface FeatureRates {
  readonly feature: number;
  /** The rate of the positive class at a score; the base rate at a score that did not occur. */
  readonly rateAt: (score: number) => number;
}

function bestFeature(train: LabelledRows): FeatureRates {
  const features = Array.from({ length: train.rows[0]?.length ?? 0 }, (_, feature) => ratesOf(train, feature));
  const losses = features.map((rates) => totalLoss(train, rates));
  return features[losses.indexOf(Math.min(...losses))] as FeatureRates;
}

/** One case at the base rate is added at each score, which keeps the rates off 0 and 1. */
function ratesOf({ rows, labels }: LabelledRows, feature: number): FeatureRates {
  const base = baseRate(labels);
  const counts = new Map<number, { all: number; second: number }>();
  rows.forEach((row, i) => {
    const { all, second } = counts.get(row[feature] as number) ?? { all: 0, second: 0 };
    counts.set(row[feature] as number, { all: all + 1, second: second + (labels[i] as number) });
  });
  const rates = new Map([...counts].map(([score, { all, second }]) => [score, (second + base) / (all + 1)]));
  return { feature, rateAt: (score) => rates.get(score) ?? base };
}

/** Nats over all rows. */
function totalLoss({ rows, labels }: LabelledRows, { feature, rateAt }: FeatureRates): number {
  return rows.reduce((sum, row, i) => {
    const p = rateAt(row[feature] as number);
    return sum - log(labels[i] === 1 ? p : 1 - p);
  }, 0);
}
