import type { EngineFactory } from "../../network/learning/engine.ts";
import { log } from "../../network/math/exact.ts";
import { fit } from "../training/fit.ts";
import { probabilitiesOf } from "../training/fitted.ts";
import type { LabelledRows } from "../training/labelled-rows.ts";
import type { Recipe } from "../training/recipe.ts";

/** A way to learn probabilities from rows, as data, so that it can be sent to another thread. */
export type Method =
  | { readonly kind: "network"; readonly recipe: Recipe }
  /** The rate of the positive class among the `count` nearest rows, with one case of each class added. */
  | { readonly kind: "neighbours"; readonly count: number }
  /** The rate of the positive class at each score of the feature with the least log loss on the training rows. */
  | { readonly kind: "singleFeature" };

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
    case "neighbours":
      return Float64Array.from(rows, (row) => rateAmongNearest(train, row, method.count));
    case "singleFeature": {
      const { feature, rateAt } = bestFeature(train);
      return Float64Array.from(rows, (row) => rateAt(row[feature] as number));
    }
  }
}

/** Rows as near as the last one are all included, so that the order of the rows does not matter. */
function rateAmongNearest({ rows, labels }: LabelledRows, sample: ArrayLike<number>, count: number): number {
  const distances = rows.map((row) => squaredDistance(row, sample));
  const furthest = [...distances].sort((a, b) => a - b)[Math.min(count, rows.length) - 1] as number;
  let included = 0;
  let second = 0;
  distances.forEach((D, i) => {
    if (D > furthest) return;
    included++;
    second += labels[i] as number;
  });
  return (second + 1) / (included + 2);
}

function squaredDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let D = 0;
  for (let f = 0; f < a.length; f++) {
    const d = (a[f] as number) - (b[f] as number);
    D += d * d;
  }
  return D;
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
  const base = labels.reduce((sum, y) => sum + y, 0) / labels.length;
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
