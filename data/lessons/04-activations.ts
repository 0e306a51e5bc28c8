import json from "./04-activations.json" with { type: "json" };
import type { Measured } from "./figures.ts";

/** What slopes do to a gradient, and what the units of the deployed network do. */
export interface ActivationFigures {
  /** What is left of a gradient after many layers of sigmoid units, where their slope is the largest it can be. */
  readonly vanishing: Measured<{ readonly layers: number; readonly steepest: number; readonly left: number }>;
  /** On how many rows each hidden unit of the deployed network answers, that is, gives more than 0; from the busiest to the idlest. */
  readonly answering: Measured<{ readonly rows: number; readonly counts: readonly number[]; readonly silent: number }>;
}

export const activationFigures: ActivationFigures = json;
