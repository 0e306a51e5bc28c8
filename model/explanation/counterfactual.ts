import type { FeatureKey } from "../../data/features.ts";
import type { Model } from "../file/model.ts";
import type { Counterfactual, PredictionInput } from "../prediction/prediction.ts";
import { atPrevalence } from "../prediction/prevalence.ts";
import { backgroundOf } from "../unknowns/background.ts";
import { expectedProbability } from "../unknowns/expectation.ts";
import { type Change, type ChangeProblem, shortestByOrder, shortestByTrial } from "./change-search.ts";
import { isMonotone } from "./monotone.ts";

/** What a search found: the nearest change, or null where no change does it, and how many changes that proves it for. */
export interface Search {
  readonly counterfactual: Counterfactual | null;
  readonly searched: number;
}

/**
 * The nearest change of at most `maxChanges` known scores that alters the prediction, as reference.ts defines it: fewest
 * features first, then the smallest sum of steps, then the probability furthest beyond the threshold, then the order of
 * features and scores. All changes of one feature come before any of two, and so on, so null proves that there is none.
 */
export function nearestChange(model: Model, { values, prevalence }: PredictionInput, maxChanges: 1 | 2 | 3): Search {
  const { file } = model;
  const { baseRate } = backgroundOf(model);
  const [low, high] = file.range;
  const known = values.flatMap((value, f) => (value === null ? [] : [f]));
  const prior = prevalence ?? baseRate;
  const isPositiveAt = (probability: number): boolean => atPrevalence(probability, baseRate, prior) >= file.threshold;
  const probability = (changes: readonly Change[]): number => expectedProbability(model, changed(values, changes));
  const isPositive = isPositiveAt(probability([]));
  const problem: ChangeProblem = {
    values,
    known,
    range: file.range,
    probability,
    threshold: atPrevalence(file.threshold, prior, baseRate),
    alters: (after) => isPositiveAt(after) !== isPositive,
  };
  const followsOrder = isMonotone(model.network, model.parameters);

  let searched = 0;
  for (let size = 1; size <= Math.min(maxChanges, known.length); size++) {
    searched += binomial(known.length, size) * (high - low) ** size;
    const shortest = (followsOrder ? shortestByOrder(problem, size) : undefined) ?? shortestByTrial(problem, size);
    const best = shortest
      .map((changes) => ({ changes, probability: atPrevalence(probability(changes), baseRate, prior) }))
      .sort((a, b) => (isPositive ? a.probability - b.probability : b.probability - a.probability) || byOrder(a.changes, b.changes))[0];
    if (best) return { counterfactual: describe(model, values, best.changes, best.probability), searched };
  }
  return { counterfactual: null, searched };
}

/** Compares by the first feature, then by its score, then by the second feature, and so on. */
function byOrder(a: readonly Change[], b: readonly Change[]): number {
  for (const [i, { feature, to }] of a.entries()) {
    const other = b[i] as Change;
    if (feature !== other.feature || to !== other.to) return feature - other.feature || to - other.to;
  }
  return 0;
}

function binomial(n: number, k: number): number {
  return k === 0 ? 1 : (binomial(n - 1, k - 1) * n) / k;
}

function changed(values: PredictionInput["values"], changes: readonly Change[]): (number | null)[] {
  const copy = [...values];
  for (const { feature, to } of changes) copy[feature] = to;
  return copy;
}

function describe({ file }: Model, values: PredictionInput["values"], changes: readonly Change[], probability: number): Counterfactual {
  return {
    changes: changes.map(({ feature, to }) => ({
      feature: file.features[feature] as FeatureKey,
      from: values[feature] as number,
      to,
    })),
    probability,
    prediction: file.classNames[probability >= file.threshold ? 1 : 0],
  };
}
