import json from "./05-sigmoid-and-softmax.json" with { type: "json" };
import type { Measured } from "./figures.ts";

/** Softmax of (z, 0) beside the sigmoid of z. */
export interface SoftmaxFigures {
  readonly equality: Measured<{
    readonly points: number;
    /** At how many of them both give the same 64 bits. */
    readonly sameBits: number;
    readonly largestDifference: number;
  }>;
  /** How many rows of each class get which z from the deployed network, in bins of equal width. */
  readonly logits: Measured<{
    readonly from: number;
    readonly width: number;
    readonly benign: readonly number[];
    readonly malignant: readonly number[];
  }>;
}

export const softmaxFigures: SoftmaxFigures = json;
