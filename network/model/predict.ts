import { createActivity, forward } from "../learning/forward.ts";
import type { Model } from "./model.ts";
import { scale } from "./scaling.ts";

/** The probability of the second class for one complete sample, at the base rate of the model's own data. */
export function probabilityOf(model: Model, values: ArrayLike<number>): number {
  const { network, parameters, file } = model;
  const A = forward(network, parameters, scale(file.scaling, values), 1, createActivity(network, 1));
  return A[0] as number;
}
