import json from "./07-descent.json" with { type: "json" };
import type { Measured } from "./figures.ts";

/** Gradient descent of one unit that sees bare nuclei alone. */
export interface DescentFigures {
  /** How many rows have each score of bare nuclei, from 1 to 10. */
  readonly counts: Measured<{ readonly benign: readonly number[]; readonly malignant: readonly number[] }>;
  /** The lowest point of the loss, the curvatures there, and the largest rate at which descent can settle: 2 / the larger curvature. */
  readonly minimum: Measured<{
    readonly w: number;
    readonly b: number;
    readonly loss: number;
    readonly curvatures: readonly number[];
    readonly largestRate: number;
  }>;
  readonly descents: Measured<readonly DescentRun[]>;
}

export interface DescentRun {
  readonly rate: number;
  readonly momentum: number;
  /** The steps after which the loss stays within 1% of the lowest; null if it does not. */
  readonly steps: number | null;
  /** The highest loss from the start on, and over the last tenth of the steps. */
  readonly highest: number;
  readonly lastHighest: number;
}

export const descent: DescentFigures = json;
