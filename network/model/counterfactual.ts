import type { Explanation, Question } from "./answer.ts";
import { backgroundOf } from "./background.ts";
import type { Model } from "./model.ts";
import { atPrevalence } from "./prevalence.ts";
import { expectAnswer } from "./unknowns.ts";

/**
 * The nearest change of at most `most` known scores that alters the prediction: fewest features first, then the smallest
 * sum of steps, then the probability furthest across the threshold, then the order of the features and scores. All
 * changes of one feature are tried before any of two, each size to its end, so that nothing found is a certificate.
 */
export function nearestChange(
  model: Model,
  { values, prevalence }: Question,
  most: number,
): { readonly found: Explanation["counterfactual"]; readonly searched: number } {
  const { file } = model;
  const background = backgroundOf(model);
  const base = background.malignant / background.total;
  const known = values.flatMap((value, f) => (value === null ? [] : [f]));
  const probabilityOf = (changed: readonly (number | null)[]): number =>
    atPrevalence(expectAnswer(background, changed), base, prevalence ?? base);
  const isSecond = probabilityOf(values) >= file.threshold;
  let searched = 0;
  for (let size = 1; size <= Math.min(most, known.length); size++) {
    let best: { changed: (number | null)[]; steps: number; probability: number } | undefined;
    for (const changed of changes(values, known, size, file.range)) {
      searched++;
      const probability = probabilityOf(changed);
      if (probability >= file.threshold === isSecond) continue;
      const steps = known.reduce((sum, f) => sum + Math.abs((changed[f] as number) - (values[f] as number)), 0);
      const further = best && (isSecond ? probability < best.probability : probability > best.probability);
      if (!best || steps < best.steps || (steps === best.steps && further)) best = { changed: [...changed], steps, probability };
    }
    if (best) {
      const { changed, probability } = best;
      const altered = known.filter((f) => changed[f] !== values[f]);
      return {
        found: {
          changes: altered.map((f) => ({ feature: file.features[f] as string, from: values[f] as number, to: changed[f] as number })),
          probability,
          prediction: file.classes[probability >= file.threshold ? 1 : 0],
        },
        searched,
      };
    }
  }
  return { found: null, searched };
}

/** Every way to give `size` of the known features another score. The same array is handed out again and again. */
function* changes(
  values: readonly (number | null)[],
  known: readonly number[],
  size: number,
  [low, high]: readonly [number, number],
  from = 0,
  changed = [...values],
): Generator<readonly (number | null)[]> {
  if (size === 0) {
    yield changed;
    return;
  }
  for (let i = from; i <= known.length - size; i++) {
    const f = known[i] as number;
    for (let score = low; score <= high; score++) {
      if (score === values[f]) continue;
      changed[f] = score;
      yield* changes(values, known, size - 1, [low, high], i + 1, changed);
    }
    changed[f] = values[f] as number;
  }
}
