import json from "./13-reading-an-answer.json" with { type: "json" };
import type { Measured } from "./figures.ts";

/** What the deployed model says of one sample, and how often its prediction sets held. */
export interface ReadingFigures {
  readonly example: Measured<{
    readonly scores: readonly number[];
    readonly probability: number;
    readonly classesInSet: number;
    /** With nothing known. */
    readonly baseline: number;
    /** The probability while the scores become known from the first feature to the last, and from the last to the first. */
    readonly forwards: readonly number[];
    readonly backwards: readonly number[];
    /** The Shapley value of each score. */
    readonly contributions: readonly number[];
    /** The nearest change of the prediction: the feature, counted from 0, and its score after it. */
    readonly change: { readonly feature: number; readonly to: number; readonly probability: number };
  }>;
  /** The probability of the same sample where malignancy is rarer. */
  readonly prevalences: Measured<readonly { readonly prevalence: number; readonly probability: number }[]>;
  /** Of each class, benign first: held-out cases, how often the set held the true class, and how often both. */
  readonly coverage: Measured<
    readonly { readonly cases: number; readonly reached: number; readonly interval: readonly number[]; readonly both: number }[]
  >;
}

export const reading: ReadingFigures = json;
