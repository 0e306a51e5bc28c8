import type { Diagnosis, FeatureKey } from "../../data/features.ts";
import type { ActivationName } from "../../network/learning/activations.ts";
import type { Recipe } from "../training/recipe.ts";
import type { Scaling } from "../training/scaling.ts";
import type { DataOrigin } from "../training/training-data.ts";
import type { Report } from "./report.ts";

/**
 * The model file, a complete JSON: everything that predictions need, and where it came from. A file of another
 * `formatVersion`, or one whose content does not have the stated `version`, is refused (parse.ts).
 */
export interface ModelFile {
  readonly format: "cytonet-model";
  readonly formatVersion: 3;
  readonly name: string;
  /** The first 12 hexadecimal digits of the SHA-256 of everything else in the file (version.ts). */
  readonly version: string;
  /** The features in the order of a row. */
  readonly features: readonly FeatureKey[];
  /** The lowest and the highest score. */
  readonly range: readonly [number, number];
  /** The names of the classes: the negative one (label 0), then the positive one (label 1). */
  readonly classNames: readonly [Diagnosis, Diagnosis];
  readonly scaling: Scaling;
  /**
   * From the first hidden layer to the output, which is one sigmoid unit. W (units × inputs) is a list of rows. Where the recipe
   * is monotone, so are the weights.
   */
  readonly layers: readonly {
    readonly activation: ActivationName;
    readonly W: readonly (readonly number[])[];
    readonly b: readonly number[];
  }[];
  /** The positive class is predicted from this probability on. */
  readonly threshold: number;
  /** What predictions with unknown scores are averaged over (unknowns/). */
  readonly background: {
    /** The standard deviation of the kernel, where the range of a score is 1. */
    readonly bandwidth: number;
    /** The distinct training rows. */
    readonly rows: readonly (readonly number[])[];
    /** How often each row occurs in the negative and in the positive class. */
    readonly counts: readonly (readonly [number, number])[];
  };
  readonly predictionSets: {
    readonly coverage: number;
    /**
     * For each set of known features, as bits, and each class the lowest probability of that class with which it belongs to the
     * prediction set (prediction-set.ts).
     */
    readonly conformalThresholds: readonly (readonly [number, number])[];
  };
  /**
   * For each number of known scores the distance from which a sample is unusual (unusual.ts); null where so few cannot tell.
   */
  readonly unusual: { readonly distances: readonly (number | null)[] };
  readonly recipe: Recipe;
  readonly seed: number;
  readonly data: DataOrigin;
  /** What cross-validation measured; absent in a model that was not assessed. */
  readonly report?: Report;
  /** Why this model was accepted although the gate refused it. */
  readonly forced?: string;
}
