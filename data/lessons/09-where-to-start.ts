import json from "./09-where-to-start.json" with { type: "json" };
import type { Measured } from "./figures.ts";

/** A network of twenty hidden layers before its first step, and after a thousand. */
export interface WhereToStartFigures {
  /** For each activation and initializer, medians over the seeds. */
  readonly firstGradients: Measured<readonly FirstGradientFigures[]>;
  /** He's initial weights for ReLU, all multiplied by a gain. */
  readonly gains: Measured<readonly { readonly gain: number; readonly loss: number; readonly first: number; readonly last: number }[]>;
  /** Over the seeds, after the last step. */
  readonly trained: Measured<readonly TrainedFigures[]>;
}

export interface FirstGradientFigures {
  readonly activation: string;
  readonly initializer: string;
  readonly loss: number;
  /** The norm of each layer's part of the gradient, from the first hidden layer to the output. */
  readonly norms: readonly number[];
}

export interface TrainedFigures {
  readonly activation: string;
  readonly initializer: string;
  readonly lowestLoss: number;
  readonly highestLoss: number;
  /** In [0, 1]. */
  readonly lowestAccuracy: number;
  readonly highestAccuracy: number;
}

export const whereToStart: WhereToStartFigures = json;
