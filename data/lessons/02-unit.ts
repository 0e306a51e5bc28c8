import json from "./02-unit.json" with { type: "json" };
import type { Measured } from "./figures.ts";
import type { HeldOutFigures } from "./held-out.ts";

/** What one unit can do. */
export interface UnitFigures {
  /** A unit trained on all rows, and how it predicts one of them. The inputs are (score − 1) / 9. */
  readonly anatomy: Measured<{
    readonly weights: readonly number[];
    readonly bias: number;
    readonly scores: readonly number[];
    readonly products: readonly number[];
    readonly z: number;
    readonly probability: number;
    readonly accuracy: number;
  }>;
  readonly one: Measured<HeldOutFigures>;
  readonly fifteen: Measured<HeldOutFigures>;
}

export const unit: UnitFigures = json;
