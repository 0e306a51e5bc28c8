import type { Model } from "../file/model.ts";
import type { Explanation, PredictionInput } from "../prediction/prediction.ts";
import { atPrevalence } from "../prediction/prevalence.ts";
import { backgroundOf } from "../unknowns/background.ts";
import { expectAnswer } from "../unknowns/conditional.ts";
import { type Change, createDecisionOracle } from "./decision-oracle.ts";

/**
 * The nearest change of at most `most` known scores that alters the prediction: fewest features first, then the smallest
 * sum of steps, then the probability furthest across the threshold, then the order of the features and scores. All changes of
 * one feature are tried before any of two, each number to its end, so that nothing found is a certificate.
 */
export function nearestChange(
  model: Model,
  { values, prevalence }: PredictionInput,
  most: number,
): { readonly found: Explanation["counterfactual"]; readonly searched: number } {
  const { file } = model;
  const background = backgroundOf(model);
  const base = background.malignant / background.total;
  const known = values.flatMap((value, f) => (value === null ? [] : [f]));
  const shown = (changes: readonly Change[]): number => {
    return atPrevalence(expectAnswer(background, changed(values, changes)), base, prevalence ?? base);
  };
  const isSecond = shown([]) >= file.threshold;
  const threshold = atPrevalence(file.threshold, prevalence ?? base, base);
  const side = createDecisionOracle(background, values, known, threshold);
  const alters = (changes: readonly Change[]): boolean => {
    const guess = side.of(changes.length);
    return (guess ?? shown(changes) >= file.threshold) !== isSecond;
  };

  let searched = 0;
  for (let size = 1; size <= Math.min(most, known.length); size++) {
    let fewest = Infinity;
    let nearest: Change[][] = [];
    forEachChange(size, known, values, file.range, side.change, (changes) => {
      searched++;
      const steps = changes.reduce((sum, { feature, to }) => sum + Math.abs(to - (values[feature] as number)), 0);
      if (steps > fewest || !alters(changes)) return;
      if (steps < fewest) nearest = [];
      fewest = steps;
      nearest.push([...changes]);
    });
    const best = nearest
      .map((changes) => ({ changes, probability: shown(changes) }))
      .sort((a, b) => (isSecond ? a.probability - b.probability : b.probability - a.probability))[0];
    if (best)
      return {
        found: {
          changes: best.changes.map(({ feature, to }) => ({
            feature: file.features[feature] as string,
            from: values[feature] as number,
            to,
          })),
          probability: best.probability,
          prediction: file.classNames[isSecond ? 0 : 1],
        },
        searched,
      };
  }
  return { found: null, searched };
}

/** Visits every way to give `size` of the known features another score; `change` hears of each change at its depth first. */
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
