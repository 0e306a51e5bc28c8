import { checkNumber } from "../math/checks.ts";

/** Probabilities of the positive class beside what was observed: 1 for the positive class, 0 for the negative. */
export interface Outcomes {
  readonly probabilities: ArrayLike<number>;
  readonly labels: ArrayLike<number>;
  /** The weight of each case; 1 each if absent. */
  readonly weights?: ArrayLike<number>;
}

/** Throws RangeError unless every case has a probability from 0 to 1 and a label of 0 or 1, and a weight if any has one. */
export function checkOutcomes({ probabilities, labels, weights = labels }: Outcomes): void {
  const { length } = probabilities;
  if (labels.length !== length || weights.length !== length)
    throw new RangeError(
      `there must be one label and one weight per probability, got ${labels.length} and ${weights.length} for ${length}`,
    );
  for (let i = 0; i < length; i++) {
    const [p, y] = [probabilities[i] as number, labels[i]];
    if (!(p >= 0 && p <= 1)) checkNumber(`probability ${i}`, p, { from: 0, to: 1 });
    if (y !== 0 && y !== 1) throw new RangeError(`label ${i} must be 0 or 1, got ${y}`);
  }
}

/** Calls `visit` with the probability, label and weight of each case. */
export function forEachCase(
  { probabilities, labels, weights }: Outcomes,
  visit: (probability: number, label: number, weight: number) => void,
): void {
  for (let i = 0; i < probabilities.length; i++)
    visit(probabilities[i] as number, labels[i] as number, weights ? (weights[i] as number) : 1);
}

/** The weighted mean of a function of probability and label. */
export function meanOver(outcomes: Outcomes, value: (probability: number, label: number) => number): number {
  let sum = 0;
  let total = 0;
  forEachCase(outcomes, (p, y, weight) => {
    sum += weight * value(p, y);
    total += weight;
  });
  return sum / total;
}
