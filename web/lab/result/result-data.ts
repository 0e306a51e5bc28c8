import { wilson } from "../../../network/evaluation/intervals.ts";
import { type Confusion, confusionAt, rates } from "../../../network/evaluation/metrics.ts";
import { areaUnderRoc, type RocPoint, rocCurve } from "../../../network/evaluation/roc.ts";
import type { Look, Run } from "../lab-state.ts";
import { misclassified } from "../network/rows.ts";

/** A proportion with what it is a proportion of. */
export interface Share {
  readonly name: string;
  /** In [0, 1]; NaN where there are no cases. */
  readonly share: number;
  readonly count: number;
  readonly of: number;
  /** Wilson's 95% interval. */
  readonly interval: readonly [number, number];
}

/** How the network decides the rows that are judged, at the threshold of one half. */
export interface Result {
  readonly run: Run;
  readonly epoch: number;
  readonly areHeldOut: boolean;
  readonly confusion: Confusion;
  readonly shares: readonly Share[];
  readonly roc: readonly RocPoint[];
  readonly auc: number;
  /** Cases of the second class, and of the first. */
  readonly positives: number;
  readonly negatives: number;
}

export interface WrongRow {
  readonly row: number;
  readonly probability: number;
  /** 1 for the second class. */
  readonly label: number;
}

/** Judges the held-out rows, or the training rows where none are held out; undefined where an output is not a probability. */
export function resultOf(run: Run, { epoch, numbers: { outputs } }: Pick<Look, "epoch" | "numbers">): Result | undefined {
  const rows = judgedRows(run);
  const probabilities = Array.from(rows, (row) => outputs[row] as number);
  if (!probabilities.every((p) => p >= 0 && p <= 1)) return undefined;
  const labels = Array.from(rows, (row) => run.data.labels[row] as number);
  const outcomes = { probabilities, labels };
  const confusion = confusionAt(outcomes, 0.5);
  const { truePositives, falsePositives, trueNegatives, falseNegatives } = confusion;
  const [positives, negatives] = [truePositives + falseNegatives, trueNegatives + falsePositives];
  const { accuracy, sensitivity, specificity } = rates(confusion);
  return {
    run,
    epoch,
    areHeldOut: run.ready.heldOutRows.length > 0,
    confusion,
    shares: [
      shareOf("Accuracy", accuracy, truePositives + trueNegatives, positives + negatives),
      shareOf("Sensitivity", sensitivity, truePositives, positives),
      shareOf("Specificity", specificity, trueNegatives, negatives),
    ],
    roc: rocCurve(outcomes),
    auc: areaUnderRoc(outcomes),
    positives,
    negatives,
  };
}

/** The judged rows that the network decides wrongly, in their order. */
export function wrongRowsOf(run: Run, { numbers: { outputs } }: Pick<Look, "numbers">): WrongRow[] {
  return misclassified(judgedRows(run), outputs, run.data.labels).map((row) => ({
    row,
    probability: outputs[row] as number,
    label: run.data.labels[row] as number,
  }));
}

function judgedRows({ ready: { heldOutRows, trainingRows } }: Run): Uint32Array {
  return heldOutRows.length > 0 ? heldOutRows : trainingRows;
}

function shareOf(name: string, share: number, count: number, of: number): Share {
  if (of === 0) return { name, share, count, of, interval: [Number.NaN, Number.NaN] };
  const [low, high] = wilson(share, of);
  // At the ends only rounding keeps the interval from the share itself.
  return { name, share, count, of, interval: [count === 0 ? 0 : low, count === of ? 1 : high] };
}
