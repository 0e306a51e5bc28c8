/*
 * What an explanation is, written to be read. shapley.ts with the tables of ../unknowns, and counterfactual.ts with the decision
 * oracle, find the same faster; test/model/explanation/reference.test.ts holds them together.
 */

type Values = readonly (number | null)[];

/** The probability of a sample, any of its scores unknown. */
export type Probability = (values: Values) => number;

/**
 * The Shapley value of each known feature; they add up to the sample's probability less that with nothing known. A feature is
 * worth what it changes when it becomes known after some of the others, averaged over all orders in which the k known features
 * can become known. In |S|! (k − |S| − 1)! of the k! orders exactly the coalition S comes before it (Shapley 1953).
 */
export function shapleyContributions(probability: Probability, values: Values): number[] {
  const known = values.flatMap((value, f) => (value === null ? [] : [f]));
  const orders = factorial(known.length);
  return known.map((feature) => {
    const coalitions = subsets(known.filter((other) => other !== feature));
    return coalitions.reduce((sum, S) => {
      const share = (factorial(S.length) * factorial(known.length - S.length - 1)) / orders;
      return sum + share * (probability(onlyOf(values, [...S, feature])) - probability(onlyOf(values, S)));
    }, 0);
  });
}

/** A changed sample, and how far it is from the original. */
export interface NearestChange {
  readonly values: Values;
  readonly features: number;
  readonly steps: number;
  readonly probability: number;
}

/**
 * The nearest change that puts the sample on the other side of the threshold, by trying them all: of the fewest features, up to
 * `maxChanges`; among these of the fewest steps; among these the furthest beyond the threshold; among these the first in the
 * order of features and scores. Scores lie in `range`; unknown ones remain unknown. `searched` counts the changes tried.
 */
export function nearestChange(
  probability: Probability,
  values: Values,
  { threshold, range, maxChanges }: { threshold: number; range: readonly [number, number]; maxChanges: number },
): { readonly nearest: NearestChange | null; readonly searched: number } {
  const isPositive = probability(values) >= threshold;
  let searched = 0;
  for (let features = 1; features <= maxChanges; features++) {
    let nearest: NearestChange | null = null;
    for (const changed of changesOf(values, features, range)) {
      searched++;
      const p = probability(changed);
      if (p >= threshold === isPositive) continue;
      const steps = stepsBetween(values, changed);
      const isFurther = nearest !== null && (isPositive ? p < nearest.probability : p > nearest.probability);
      if (nearest === null || steps < nearest.steps || (steps === nearest.steps && isFurther))
        nearest = { values: changed, features, steps, probability: p };
    }
    if (nearest) return { nearest, searched };
  }
  return { nearest: null, searched };
}

/** Every sample in which so many of the known scores differ, in the order of features and scores; features before `from` stay. */
function* changesOf(values: Values, features: number, [low, high]: readonly [number, number], from = 0): Generator<Values> {
  if (features === 0) {
    yield values;
    return;
  }
  for (let f = from; f < values.length; f++) {
    if (values[f] === null) continue;
    for (let score = low; score <= high; score++)
      if (score !== values[f]) yield* changesOf(values.with(f, score), features - 1, [low, high], f + 1);
  }
}

function stepsBetween(a: Values, b: Values): number {
  return a.reduce((sum: number, value, f) => sum + Math.abs((value ?? 0) - (b[f] ?? 0)), 0);
}

/** The sample with all scores unknown but those of some features. */
function onlyOf(values: Values, features: readonly number[]): Values {
  return values.map((value, f) => (features.includes(f) ? value : null));
}

function subsets<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  const [first, ...rest] = items as readonly [T, ...T[]];
  return subsets(rest).flatMap((some) => [some, [first, ...some]]);
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}
