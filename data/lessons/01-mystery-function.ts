import json from "./01-mystery-function.json" with { type: "json" };
import type { Measured } from "./figures.ts";

/** The sum of the nine scores as a rule, beside the network. */
export interface MysteryFunctionFigures {
  /** From the cut on, the rule says malignant; its outcomes on all rows. */
  readonly rule: Measured<{
    readonly cut: number;
    readonly rows: number;
    readonly right: number;
    readonly accuracy: number;
    readonly sensitivity: number;
    readonly specificity: number;
  }>;
  /** Held-out figures of the model's report; the log loss of the rule minus that of the network with its 95% interval. */
  readonly heldOut: Measured<{
    readonly rule: RateFigures;
    readonly network: RateFigures;
    readonly difference: { readonly mean: number; readonly interval: readonly number[] };
  }>;
}

export interface RateFigures {
  readonly accuracy: number;
  readonly sensitivity: number;
  readonly specificity: number;
  readonly logLoss: number;
}

export const mysteryFunction: MysteryFunctionFigures = json;
