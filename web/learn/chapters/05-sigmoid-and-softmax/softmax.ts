import { activateInto } from "../../../../network/learning/activations.ts";

/** The softmax of some logits: probabilities that add up to 1. */
export function softmax(logits: readonly number[]): number[] {
  const A = new Float64Array(logits.length);
  activateInto(A, Float64Array.from(logits), "softmax", logits.length, 1);
  return [...A];
}
