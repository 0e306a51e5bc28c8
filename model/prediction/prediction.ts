/** What is asked of a model: nine scores in the order of its features, null where unknown; at least one is known. */
export interface PredictionInput {
  readonly values: readonly (number | null)[];
  /** The share of malignant cases where the question comes from, in (0, 1); absent: that of the model's own data. */
  readonly prevalence?: number;
}

/** A prediction, as the API sends it (there with the model's name, version and the notice). */
export interface Prediction {
  readonly prediction: string;
  /** That of the second class (malignant), in [0, 1]. */
  readonly probability: number;
  /** The classes that the model cannot rule out at `coverage`; one or both, never none. */
  readonly predictionSet: readonly string[];
  readonly coverage: number;
  /** Keys of the features whose value was unknown. */
  readonly unknown: readonly string[];
  /** Unlike the samples that the model learned from. */
  readonly unusual: boolean;
}

/** An answer with its reasons. Only known features get contributions and are changed. */
export interface Explanation extends Prediction {
  /** The probability with nothing known. It and the contributions add up to `probability`. */
  readonly baseline: number;
  readonly contributions: readonly { readonly feature: string; readonly value: number; readonly contribution: number }[];
  /** The nearest change that alters the prediction, or null where none of those tried does. */
  readonly counterfactual: {
    readonly changes: readonly { readonly feature: string; readonly from: number; readonly to: number }[];
    readonly probability: number;
    readonly prediction: string;
  } | null;
  /** How many changes were tried, exhaustively. */
  readonly searched: number;
  /** The nearest known rows. */
  readonly similar: readonly { readonly values: readonly number[]; readonly diagnosis: string; readonly distance: number }[];
}
