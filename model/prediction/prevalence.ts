/** Prevalences that the form and the threshold explorer offer beside that of the data. */
export const PREVALENCES: readonly number[] = [0.1, 0.01];

/**
 * A probability that holds at the base rate `from`, at the base rate `to`: the odds are multiplied by the ratio of the two base
 * rates' odds (Elkan 2001). That is exact where only the share of the classes differs, and not what each class looks like. For
 * a conditional expectation it gives the expectation over rows reweighted to the new base rate. `from` itself becomes `to`, bit
 * for bit.
 */
export function atPrevalence(probability: number, from: number, to: number): number {
  if (to === from) return probability;
  if (probability === from) return to;
  const positive = probability * to * (1 - from);
  const negative = (1 - probability) * (1 - to) * from;
  return positive / (positive + negative);
}
