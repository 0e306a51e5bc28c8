import type { Diagnosis, FeatureKey } from "../../data/features.ts";

/*
 * What goes in and what comes out. The API sends predictions and explanations in exactly this form, with the model's name and
 * version and a notice added; worker/responses.ts is held to these types.
 */

/** What a model predicts from. */
export interface PredictionInput {
  /** One score per feature, in the order of the model's features; null where unknown. */
  readonly values: readonly (number | null)[];
  /** The share of the positive class where the sample comes from, in (0, 1). Without it, the base rate of the model's data holds. */
  readonly prevalence?: number;
}

/** What may be said of a sample (assessment.ts). */
export type Assessment = `likely ${Diagnosis}` | "indeterminate";

export interface Prediction {
  /** The positive class where `probability` reaches the model's threshold, and the negative class below it, whatever the assessment. */
  readonly prediction: Diagnosis;
  /** The probability of the positive class at the given prevalence, in [0, 1]. */
  readonly probability: number;
  /**
   * The conformal prediction set, which contains the true class for at least a share `coverage` of the samples of each class:
   * a property of the procedure, not of this sample. One class or both, in the model's order; `prediction` is always among them.
   */
  readonly predictionSet: readonly Diagnosis[];
  readonly coverage: number;
  /** The features whose score is unknown, in their order. */
  readonly unknown: readonly FeatureKey[];
  /** Whether the sample is unlike the rows that the model was trained on; null where too few scores are known to tell. */
  readonly unusual: boolean | null;
  /** Likely of one class only where the set holds that class alone, `probability` is at most 0.05 or at least 0.95, and the sample is not unusual. */
  readonly assessment: Assessment;
}

/** A prediction and the reasons for it. Only known features get contributions and are changed. */
export interface Explanation extends Prediction {
  /** The probability with nothing known. `baseline` and the contributions add up to `probability`. */
  readonly baseline: number;
  /** The Shapley value of each known feature, in the order of the features. */
  readonly contributions: readonly Contribution[];
  /** The nearest change that alters the prediction; null where none of those searched does. */
  readonly counterfactual: Counterfactual | null;
  /** How many changes were tried: all of one feature, then all of two, and so on up to the number of features that was enough. */
  readonly searched: number;
  /** The most similar distinct training rows, nearest first; of rows at the same distance, the most frequent first. */
  readonly similar: readonly SimilarRow[];
}

export interface Contribution {
  readonly feature: FeatureKey;
  readonly value: number;
  /** What knowing this score adds to the probability; negative where it lowers it. */
  readonly contribution: number;
}

export interface Counterfactual {
  readonly changes: readonly { readonly feature: FeatureKey; readonly from: number; readonly to: number }[];
  /** The probability and the prediction after the changes. */
  readonly probability: number;
  readonly prediction: Diagnosis;
}

/** A row with the number of its cases in each class. */
export interface SimilarRow extends Readonly<Record<Diagnosis, number>> {
  readonly values: readonly number[];
  /** That of most of its cases; the positive class where they are evenly divided. */
  readonly diagnosis: Diagnosis;
  /** The root mean square difference over the known scores, as a share of their range: 0 is equal, 1 the opposite end of each. */
  readonly distance: number;
}
