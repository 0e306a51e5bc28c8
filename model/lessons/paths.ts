import type { Model } from "../file/model.ts";
import { baseRate } from "../prediction/predict.ts";
import { atPrevalence } from "../prediction/prevalence.ts";
import { expectedProbability } from "../unknowns/expectation.ts";

/**
 * The probability of a sample while its scores become known one at a time, in this order of features: with none known at first, with
 * all of them at last.
 */
export function pathOf(
  model: Model,
  values: readonly (number | null)[],
  order: readonly number[],
  prevalence: number = baseRate(model),
): number[] {
  return Array.from({ length: order.length + 1 }, (_, count) =>
    atPrevalence(expectedProbability(model, knownOnly(values, order.slice(0, count))), baseRate(model), prevalence),
  );
}

/** The sample with all scores unknown but those of some features. */
export function knownOnly(values: readonly (number | null)[], features: readonly number[]): (number | null)[] {
  return values.map((value, f) => (features.includes(f) ? value : null));
}
