import json from "./03-too-linear.json" with { type: "json" };
import type { Measured } from "./figures.ts";
import type { HeldOutFigures } from "./held-out.ts";

/** What layers without a bend cannot do. */
export interface TooLinearFigures {
  /** Two networks that learned the same spiral, with their accuracy on new points of it. */
  readonly pictured: Measured<{
    /** What all parameters of two layers of identity units amount to: weights of x and y, and a bias. */
    readonly flat: { readonly line: readonly number[]; readonly parameters: number; readonly accuracy: number };
    readonly bent: { readonly parameters: readonly number[]; readonly accuracy: number };
  }>;
  /** The accuracy on new points of the spiral: the median over starts. */
  readonly spiral: Measured<SpiralFigures>;
  /** In how many starts each size of hidden layer learned the four corners. */
  readonly corners: Measured<CornerFigures>;
  /** Fifteen identity units, or fifteen ReLU units, on our own data. */
  readonly identity: Measured<HeldOutFigures>;
  readonly relu: Measured<HeldOutFigures>;
}

/** By hidden layers. */
export interface SpiralFigures {
  readonly none: number;
  readonly identity: number;
  readonly relu: number;
}

/** By the number of ReLU units in the hidden layer. */
export interface CornerFigures {
  readonly two: number;
  readonly four: number;
  readonly eight: number;
}

export const tooLinear: TooLinearFigures = json;
