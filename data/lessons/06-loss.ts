import json from "./06-loss.json" with { type: "json" };
import type { Measured } from "./figures.ts";

/** The loss at the start of a training, and what it is made of. */
export interface LossFigures {
  /** The article's network before the first step and after some: how the probability of the true class spreads over the rows, in bins of equal width from 0 to 1. */
  readonly training: Measured<readonly LossAfter[]>;
  /** The loss of giving everyone the share of malignant rows. */
  readonly ignorance: Measured<{ readonly share: number; readonly loss: number }>;
  /** The slope in z of both losses for a malignant sample that the network is sure is benign. */
  readonly pull: Measured<{ readonly z: number; readonly crossEntropy: number; readonly squaredError: number }>;
}

export interface LossAfter {
  readonly steps: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly bins: readonly number[];
}

export const lossFigures: LossFigures = json;
