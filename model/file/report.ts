import type { Figure, Figures } from "../../network/evaluation/intervals.ts";
import type { Metrics } from "../../network/evaluation/metrics.ts";

/**
 * What was measured when a model was made, in the form in which the model file holds it. Rates and probabilities lie in [0, 1],
 * log losses are in nats. A figure that is not defined, such as the PPV where no row is predicted
 * malignant, is null in the file. Every row was predicted by networks that were trained without it.
 */
export interface Report {
  readonly folds: { readonly repeats: number; readonly folds: number; readonly seed: number };
  /** How many rows were assessed; absent where all were. */
  readonly sampledRows?: number;
  /** The recipe itself first, then what it is compared with, all on the same folds. */
  readonly methods: readonly MethodReport[];
  /** The sum of the scores from which on the positive class is predicted by the method of that name, on all rows. */
  readonly scoreSumCut: number;
  readonly calibration: CalibrationReport;
  /** Trained on earlier rows, tested on later ones; absent where the rows are not dated. */
  readonly forward?: readonly ForwardReport[];
  /** Rows that were left out of training because a score is unknown; absent where there are none. */
  readonly incomplete?: IncompleteReport;
  /** Rates at a range of thresholds, from the plain folds. */
  readonly thresholds: readonly ThresholdReport[];
  readonly operatingPoints: readonly (ThresholdReport & { readonly name: string; readonly reason: string })[];
  /** Corners of the ROC curve of the first repeat, as [threshold, false positives, true positives]. */
  readonly roc: readonly (readonly [number, number, number])[];
  /** Ten bins as [mean number of cases, mean predicted probability, observed rate]; empty bins are left out. */
  readonly reliability: readonly (readonly [number, number, number])[];
  /** For each class: its cases, how often its prediction sets contained it (with the 95% interval), and how often both classes. */
  readonly coverage: readonly {
    readonly cases: number;
    readonly reached: number;
    readonly interval: readonly [number, number];
    readonly both: number;
  }[];
  /** The same by number of unknown scores, with the calibration of the probabilities. */
  readonly coverageByUnknown: readonly UnknownCoverageReport[];
  readonly unusual: UnusualReport;
  readonly unknowns: UnknownsReport;
  readonly learningCurve: readonly ({ readonly rows: number } & SpreadReport)[];
  readonly seeds: { readonly count: number } & SpreadReport;
  readonly monotonicity: MonotonicityReport;
  /** How the recipe was chosen among candidates; absent where it was not. */
  readonly selection?: SelectionReport;
}

/** The figures of a method; `grouped` keeps identical rows in one fold. */
export interface MethodReport {
  readonly name: string;
  readonly repeats: number;
  readonly plain: Figures;
  readonly grouped?: Figures;
  /** How much its figures on the plain folds differ from the recipe's own; absent for the recipe itself. */
  readonly differences?: DifferencesReport;
}

/** A method's figures minus those of the recipe, row by row: means and 95% paired intervals. */
export interface DifferencesReport {
  readonly logLoss: Difference;
  readonly accuracy: Difference;
  readonly sensitivity: Difference;
  readonly specificity: Difference;
}

export interface Difference {
  readonly mean: number;
  readonly interval: readonly [number, number];
}

export interface CalibrationReport {
  /** 1 where the probabilities are calibrated, below 1 where they are too extreme. */
  readonly slope: Figure;
  /** Positive cases observed, divided by the sum of the probabilities. */
  readonly observedToExpected: Figure;
  /** The calibration error of perfectly calibrated probabilities on as many rows: its mean, and what one draw in twenty exceeds. */
  readonly errorByChance: { readonly mean: number; readonly high: number };
}

/** An evaluation forward in time. Figures are means over seeds. */
export interface ForwardReport {
  /** How many periods were trained on, and the date of the last of them; the later ones were tested on. */
  readonly periods: number;
  readonly until: string;
  /** Complete rows by class, the negative first. */
  readonly trained: readonly [number, number];
  readonly tested: readonly [number, number];
  /** The recipe first. */
  readonly methods: readonly {
    readonly name: string;
    readonly logLoss: number;
    readonly accuracy: number;
    readonly sensitivity: number;
    readonly specificity: number;
    readonly differences?: DifferencesReport;
  }[];
  /** As in `Report`, for the tested rows and prediction sets that were calibrated on the rows trained on. */
  readonly coverage: Report["coverage"];
}

/** What the model itself predicts for rows with unknown scores, which it was never trained on. */
export interface IncompleteReport {
  /** Negative and positive ones. */
  readonly cases: readonly [number, number];
  readonly logLoss: number;
  /** How many are predicted right (with the 95% interval of their share), have their class in the prediction set, and both classes. */
  readonly right: number;
  readonly rightInterval: readonly [number, number];
  readonly covered: number;
  readonly both: number;
  /** Those predicted wrong, the furthest off first, ten at most. */
  readonly wrong: readonly {
    readonly values: readonly (number | null)[];
    readonly label: 0 | 1;
    readonly probability: number;
  }[];
}

export interface ThresholdReport {
  readonly threshold: number;
  readonly sensitivity: number;
  readonly specificity: number;
  readonly ppv: number;
  readonly npv: number;
}

/** Prediction sets and probabilities of held-out rows of which so many scores are unknown, over all sets of so many features. */
export interface UnknownCoverageReport {
  readonly unknown: number;
  /** How many sets of unknown features there are, and in how many of them the sets of a class reached it less often than they should. */
  readonly patterns: number;
  readonly below: number;
  /** For each class: how often its prediction sets contained it, how often in the worst pattern, and how often both classes. */
  readonly classes: readonly { readonly reached: number; readonly lowest: number; readonly both: number }[];
  /** The calibration slope (1 where calibrated, below 1 where too extreme) and the expected calibration error. */
  readonly slope: number;
  readonly calibrationError: number;
}

/** For each number of known scores with which a sample can be told to be unusual: the distance, and how often it is exceeded. */
export type UnusualReport = readonly {
  readonly known: number;
  readonly distance: number;
  /** By held-out rows, and by those of the set of known features with the most. */
  readonly falseAlarms: number;
  readonly highestFalseAlarms: number;
  /** By rows made up of scores of different rows, and by rows with one score of 1 entered as 10 or the reverse. */
  readonly shuffled: number;
  readonly slips: number;
}[];

/** Log losses of held-out rows with scores hidden. */
export interface UnknownsReport {
  /** The bandwidths tried, with the mean log loss over 1 … n − 1 hidden scores. */
  readonly bandwidths: readonly { readonly bandwidth: number; readonly logLoss: number }[];
  readonly single: readonly ({ readonly feature: string } & LossesReport)[];
  readonly several: readonly ({ readonly hidden: number } & LossesReport)[];
  /** For 1 … n − 1 known scores, how the risk follows them. */
  readonly monotonicity: readonly {
    readonly known: number;
    readonly conditional: MonotonicityReport;
    readonly productKernel: MonotonicityReport;
  }[];
}

/**
 * Log loss by conditional expectation, by the product kernel that came before it (assessment/product-kernel.ts), with hidden scores
 * replaced by their means, and with the plain marginal distribution.
 */
export interface LossesReport {
  readonly conditional: number;
  readonly productKernel: number;
  readonly meanFilled: number;
  readonly marginal: number;
}

/** Mean and standard deviation over runs. */
export interface SpreadReport {
  readonly logLoss: readonly [number, number];
  readonly brier: readonly [number, number];
  readonly accuracy: readonly [number, number];
  readonly sensitivity: readonly [number, number];
}

/** How a model's risk follows its scores, one step from each known row at a time. */
export interface MonotonicityReport {
  /** Single steps taken: one feature of one row, one score up or down. */
  readonly steps: number;
  /** Violations: steps to a worse score that lower the risk, or to a better one that raise it. */
  readonly against: number;
  /** The largest change of the probability in the wrong direction. */
  readonly largest: number;
}

/** Nested cross-validation over candidate recipes: figures of the choices on rows that had no part in them. */
export interface SelectionReport {
  readonly repeats: number;
  readonly innerFolds: number;
  readonly nested: { readonly [Name in keyof Metrics]: number };
  /** The same where each outer fold chooses the candidate with the least log loss: the rule that came first. */
  readonly nestedByLogLoss: { readonly [Name in keyof Metrics]: number };
  /** Mean log loss and sensitivity over the inner folds, and how many outer folds chose it; the least log loss first. */
  readonly candidates: readonly {
    readonly name: string;
    readonly isShipped: boolean;
    readonly logLoss: number;
    readonly sensitivity: number;
    readonly chosen: number;
  }[];
}
