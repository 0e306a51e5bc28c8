import json from "./08-backpropagation.json" with { type: "json" };
import type { Measured } from "./figures.ts";

/** One step of backpropagation at the start of the article's training. */
export interface BackpropagationFigures {
  /** For one malignant row: forward, backward, and one step of gradient descent on this row alone. */
  readonly row: Measured<{
    readonly scores: readonly number[];
    readonly probability: number;
    readonly loss: number;
    /** Of the last sum. */
    readonly outputSlope: number;
    /** The activation of each hidden unit, and the slope of the loss in its sum. */
    readonly activations: readonly number[];
    readonly slopes: readonly number[];
    /** Of the gradient's entries, those that are exactly 0. */
    readonly zeros: number;
    readonly parameters: number;
    /** How far backpropagation and finite differences are apart at most. */
    readonly apart: number;
    readonly lossAfter: number;
  }>;
  /** Multiplications for one row: forward, and backward after it. */
  readonly cost: Measured<{ readonly forward: number; readonly backward: number; readonly measuring: number }>;
  /**
   * The gradient of all rows that the article learns from, checked by finite differences: the rows with a sum within h of 0, and the
   * largest relative error with them and without them.
   */
  readonly kink: Measured<{ readonly rows: number; readonly errorWith: number; readonly errorWithout: number }>;
}

export const backpropagation: BackpropagationFigures = json;
