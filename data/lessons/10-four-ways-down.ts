import json from "./10-four-ways-down.json" with { type: "json" };
import type { Measured } from "./figures.ts";

/** Optimizers and learning rates on one landscape: the article's network and split. */
export interface FourWaysDownFigures {
  /** From the article's initial weights; the five lanes that are shown come first, then those that they are compared with. */
  readonly articleStart: Measured<readonly (LaneFigures & { readonly losses: readonly number[] })[]>;
  /** From other initial weights: medians over the starts. */
  readonly otherStarts: Measured<readonly OtherStartsFigures[]>;
}

export interface LaneFigures {
  readonly name: string;
  /** On the rows learned from, at the end; and the highest after any epoch, the start included. */
  readonly loss: number;
  readonly highestLoss: number;
  readonly heldOutLoss: number;
  readonly heldOutAccuracy: number;
  /** Of 15 hidden units, those that are positive on no row learned from at the end. */
  readonly silentUnits: number;
  /** Standard deviation of the loss over the last ten epochs. */
  readonly jitter: number;
}

export interface OtherStartsFigures extends Omit<LaneFigures, "highestLoss"> {
  /** The lowest and the highest final loss. */
  readonly lowestLoss: number;
  readonly highestLoss: number;
  /** From how many starts all hidden units ended silent. */
  readonly allSilent: number;
}

export const fourWaysDown: FourWaysDownFigures = json;
