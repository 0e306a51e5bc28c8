/** Figures over all rows of all test folds; the log loss is the mean per row, in nats. */
export interface HeldOutFigures {
  readonly logLoss: number;
  readonly accuracy: number;
  readonly sensitivity: number;
  readonly specificity: number;
}
