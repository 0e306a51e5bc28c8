import type { FeatureKey } from "../../data/features.ts";
import type { Model } from "../file/model.ts";
import type { Counterfactual, PredictionInput } from "../prediction/prediction.ts";
import { atPrevalence } from "../prediction/prevalence.ts";
import { backgroundOf } from "../unknowns/background.ts";
import { expectedProbability } from "../unknowns/conditional.ts";
import { type Change, createDecisionOracle } from "./decision-oracle.ts";

/** What a search found: the nearest change, or null where no change does it, and how many changes were tried. */
export interface Search {
  readonly counterfactual: Counterfactual | null;
  readonly searched: number;
}

/**
 * The nearest change of at most `maxChanges` known scores that alters the prediction, as reference.ts defines it: fewest
 * features first, then the smallest sum of steps, then the probability furthest beyond the threshold, then the order of
 * features and scores. All changes of one feature are tried before any of two, and so on, so null proves that there is none.
 */
export function nearestChange(model: Model, { values, prevalence }: PredictionInput, maxChanges: 1 | 2 | 3): Search {
  const { file } = model;
  const background = backgroundOf(model);
  const { baseRate } = background;
  const known = values.flatMap((value, f) => (value === null ? [] : [f]));
  const probabilityAfter = (changes: readonly Change[]): number =>
    atPrevalence(expectedProbability(background, changed(values, changes)), baseRate, prevalence ?? baseRate);
  const isPositive = probabilityAfter([]) >= file.threshold;
  const oracle = createDecisionOracle(background, values, atPrevalence(file.threshold, prevalence ?? baseRate, baseRate));
  const alters = (changes: readonly Change[]): boolean =>
    (oracle.reachesThreshold(changes.length) ?? probabilityAfter(changes) >= file.threshold) !== isPositive;

  let searched = 0;
  for (let size = 1; size <= Math.min(maxChanges, known.length); size++) {
    let fewestSteps = Infinity;
    let nearest: Change[][] = [];
    forEachChange(size, known, values, file.range, oracle.change, (changes) => {
      searched++;
      const steps = changes.reduce((sum, { feature, to }) => sum + Math.abs(to - (values[feature] as number)), 0);
      if (steps > fewestSteps || !alters(changes)) return;
      if (steps < fewestSteps) nearest = [];
      fewestSteps = steps;
      nearest.push([...changes]);
    });
    const best = nearest
      .map((changes) => ({ changes, probability: probabilityAfter(changes) }))
      .sort((a, b) => (isPositive ? a.probability - b.probability : b.probability - a.probability))[0];
    if (best) return { counterfactual: describe(model, values, best.changes, best.probability), searched };
  }
  return { counterfactual: null, searched };
}

/** Visits every way to change `size` of the known features. At each depth, `change` is called before the visits below it. */
function forEachChange(
  size: number,
  known: readonly number[],
  values: PredictionInput["values"],
  [low, high]: readonly [number, number],
  change: (depth: number, change: Change) => void,
  visit: (changes: readonly Change[]) => void,
): void {
  const changes: Change[] = [];
  const descend = (from: number): void => {
    if (changes.length === size) {
      visit(changes);
      return;
    }
    for (let i = from; i <= known.length - (size - changes.length); i++)
      for (let to = low; to <= high; to++) {
        const feature = known[i] as number;
        if (to === values[feature]) continue;
        const next = { feature, to };
        change(changes.length + 1, next);
        changes.push(next);
        descend(i + 1);
        changes.pop();
      }
  };
  descend(0);
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
