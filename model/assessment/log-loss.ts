import { log } from "../../network/math/exact.ts";

/** The log loss of one prediction, in nats; `y` is 1 for the positive class. Bounded where the probability rounds to 0 or 1. */
export function logLoss(probability: number, y: number): number {
  return -log(Math.max(y === 1 ? probability : 1 - probability, Number.EPSILON));
}
