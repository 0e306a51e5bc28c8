import type { Figures } from "../../network/evaluation/intervals.ts";
import type { Metrics } from "../../network/evaluation/metrics.ts";

/** What was measured when a model was made. Shares and probabilities lie in [0, 1], log losses are in nats. Rows are never asked of a network that learned from them. */
export interface Report {
  readonly folds: { readonly repeats: number; readonly folds: number; readonly seed: number };
  /** The recipe and its rivals on the same folds; `grouped` keeps identical rows together. */
  readonly methods: readonly MethodReport[];
  /** Sensitivity and its like at a table of thresholds, from the plain folds; counts are means over the repeats. */
  readonly thresholds: readonly ThresholdReport[];
  readonly operatingPoints: readonly (ThresholdReport & { readonly name: string; readonly reason: string })[];
  /** Corners of the ROC curve of the first repeat, as [threshold, false positives, true positives]. */
  readonly roc: readonly (readonly [number, number, number])[];
  /** Ten bins as [mean number of cases, mean probability said, share that came true]; empty bins are left out. */
  readonly reliability: readonly (readonly [number, number, number])[];
  /** Of each class: cases, the share whose set held the truth with its interval, and the share with a set of both classes. */
  readonly coverage: readonly {
    readonly cases: number;
    readonly reached: number;
    readonly interval: readonly [number, number];
    readonly both: number;
  }[];
  readonly unknowns: UnknownsReport;
  readonly learningCurve: readonly ({ readonly rows: number } & SpreadReport)[];
  readonly seeds: { readonly count: number } & SpreadReport;
  readonly monotonicity: MonotonicityReport;
  /** How the recipe was chosen among others; absent where it was not. */
  readonly selection?: SelectionReport;
}

/** Nested cross-validation over candidates: figures of choices on rows that had no part in them. */
export interface SelectionReport {
  readonly repeats: number;
  readonly innerFolds: number;
  readonly nested: { readonly [Name in keyof Metrics]: number };
  /** Mean log loss and sensitivity over inner folds, and how many outer folds chose it; the best log loss first. */
  readonly candidates: readonly {
    readonly name: string;
    readonly isShipped: boolean;
    readonly logLoss: number;
    readonly sensitivity: number;
    readonly chosen: number;
  }[];
}

export interface MethodReport {
  readonly name: string;
  readonly repeats: number;
  readonly plain: Figures;
  readonly grouped?: Figures;
}

export interface ThresholdReport {
  readonly threshold: number;
  readonly sensitivity: number;
  readonly specificity: number;
  readonly ppv: number;
  readonly npv: number;
}

/** Log loss of held-out rows with scores hidden: by conditional expectation, with means filled in, and by the plain marginal. */
export interface UnknownsReport {
  /** The bandwidths tried, with the mean log loss over 1 … n − 1 hidden scores. */
  readonly bandwidths: readonly { readonly bandwidth: number; readonly logLoss: number }[];
  readonly single: readonly ({ readonly feature: string } & LossesReport)[];
  readonly several: readonly ({ readonly hidden: number } & LossesReport)[];
}

export interface LossesReport {
  readonly conditional: number;
  readonly meanFilled: number;
  readonly marginal: number;
}

/** Mean and standard deviation from run to run. */
export interface SpreadReport {
  readonly logLoss: readonly [number, number];
  readonly brier: readonly [number, number];
  readonly accuracy: readonly [number, number];
  readonly sensitivity: readonly [number, number];
}

/** How a model's risk follows its scores. */
export interface MonotonicityReport {
  /** Single steps tried: one feature of one known row, one score up or down. */
  readonly steps: number;
  /** Steps to a worse score that lower the risk, or to a better one that raise it. */
  readonly against: number;
  /** The largest change of the probability in the wrong direction. */
  readonly largest: number;
}
