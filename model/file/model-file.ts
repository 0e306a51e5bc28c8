import type { ActivationName } from "../../network/learning/activations.ts";
import type { Recipe } from "../training/recipe.ts";
import type { Scaling } from "../training/scaling.ts";
import type { Report } from "./report.ts";

/** The weights JSON: all that is needed to ask the model, and where it came from. Matrices are written row by row. */
export interface ModelFile {
  readonly format: "cytonet-model";
  readonly formatVersion: 2;
  readonly name: string;
  /** The first 12 hexadecimal digits of the SHA-256 of everything else in the file. */
  readonly version: string;
  readonly features: readonly string[];
  /** Lowest and highest score. */
  readonly range: readonly [number, number];
  readonly classNames: readonly [string, string];
  readonly scaling: Scaling;
  readonly layers: readonly {
    readonly activation: ActivationName;
    readonly W: readonly (readonly number[])[];
    readonly b: readonly number[];
  }[];
  /** From this probability the answer is the second class. */
  readonly threshold: number;
  /** The distinct training rows, how often each occurs in either class, and the bandwidth of the kernel over their distances (unknowns.ts). */
  readonly background: {
    /** On the scale where the range of a score is 1. */
    readonly bandwidth: number;
    readonly rows: readonly (readonly number[])[];
    readonly counts: readonly (readonly [number, number])[];
  };
  /** The lowest probability of each class with which it still belongs to the prediction set (prediction-set.ts). */
  readonly predictionSets: { readonly coverage: number; readonly conformalThresholds: readonly [number, number] };
  /** A sample further than this from every training row is unlike them (similar.ts). */
  readonly unusual: { readonly distance: number };
  readonly recipe: Recipe;
  readonly seed: number;
  readonly data: { readonly rows: number; readonly used: number; readonly sha256: string };
  /** What cross-validation measured; absent in a model that was not assessed. */
  readonly report?: Report;
  /** Why this model was taken though the gate refused it. */
  readonly forced?: string;
}
