import { type Confusion, confusionAt, type Metrics, measure } from "../../network/evaluation/metrics.ts";
import { type RocPoint, rocCurve } from "../../network/evaluation/roc.ts";
import type { BatchRow } from "./predict-file.ts";

/** How the predictions compare with the diagnoses in the file. */
export interface Evaluation {
  readonly confusion: Confusion;
  readonly metrics: Metrics;
  readonly roc: readonly RocPoint[];
  readonly malignant: number;
  readonly benign: number;
}

/** Evaluates the rows that have a prediction and a diagnosis; undefined unless both classes occur. */
export function evaluate(rows: readonly BatchRow[], threshold: number): Evaluation | undefined {
  const labelled = rows.filter(({ prediction, diagnosis }) => prediction && diagnosis);
  const probabilities = labelled.map(({ prediction }) => prediction?.probability ?? Number.NaN);
  const labels = labelled.map(({ diagnosis }) => (diagnosis === "malignant" ? 1 : 0));
  const malignant = labels.filter((y) => y === 1).length;
  const benign = labels.length - malignant;
  if (malignant === 0 || benign === 0) return undefined;
  const outcomes = { probabilities, labels };
  return { confusion: confusionAt(outcomes, threshold), metrics: measure(outcomes, threshold), roc: rocCurve(outcomes), malignant, benign };
}
