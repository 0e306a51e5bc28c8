import json from "./11-too-long.json" with { type: "json" };
import type { Measured } from "./figures.ts";

/** The article's network over its 67,000 iterations. */
export interface TooLongFigures {
  /** The article's own start and split: how many of its printed costs are ours to six digits, and the rows right in the held-out part. */
  readonly article: Measured<{
    /** Of the network: weights and biases. */
    readonly parameters: number;
    readonly printed: number;
    readonly equal: number;
    readonly heldOut: number;
    readonly looks: readonly { readonly iteration: number; readonly right: number; readonly heldOutLoss: number }[];
  }>;
  /** Ten folds: at each look, over all rows, each held out once. */
  readonly folds: Measured<{
    readonly iterations: readonly number[];
    /** Means per row, in nats: of the rows learned from and of the rows held out. */
    readonly trainingLosses: readonly number[];
    readonly heldOutLosses: readonly number[];
    /** Shares in [0, 1]. */
    readonly heldOutAccuracies: readonly number[];
    /** The look with the least held-out loss. */
    readonly best: number;
  }>;
}

export const tooLong: TooLongFigures = json;
