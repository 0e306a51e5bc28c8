/**
 * A probability that holds at one base rate, at another: the odds are multiplied by the ratio of the odds of the two base
 * rates (Elkan 2001). Exact where only the share of the classes changes, and not how each class looks. Of a conditional
 * expectation it gives what the expectation over the re-weighed samples would. `from` itself becomes `to`, bit for bit.
 */
export function atPrevalence(probability: number, from: number, to: number): number {
  if (to === from) return probability;
  if (probability === from) return to;
  const second = probability * to * (1 - from);
  const first = (1 - probability) * (1 - to) * from;
  return second / (second + first);
}
