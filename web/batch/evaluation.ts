import { type Confusion, confusionAt, type Metrics, measure } from "../../network/evaluation/metrics.ts";
import { type RocPoint, rocCurve } from "../../network/evaluation/roc.ts";
import type { BatchRow } from "./answer-file.ts";

/** How the answers compare with the diagnoses that a file brings. */
export interface Evaluation {
  readonly confusion: Confusion;
  readonly metrics: Metrics;
  readonly roc: readonly RocPoint[];
  readonly malignant: number;
  readonly benign: number;
}

/** Undefined where the file does not bring diagnoses of both classes. */
export function evaluate(rows: readonly BatchRow[], threshold: number): Evaluation | undefined {
  const judged = rows.filter(({ answer, diagnosis }) => answer && diagnosis);
  const probabilities = judged.map(({ answer }) => answer?.probability ?? Number.NaN);
  const labels = judged.map(({ diagnosis }) => (diagnosis === "malignant" ? 1 : 0));
  const malignant = labels.filter((y) => y === 1).length;
  const benign = labels.length - malignant;
  if (malignant === 0 || benign === 0) return undefined;
  const outcomes = { probabilities, labels };
  return { confusion: confusionAt(outcomes, threshold), metrics: measure(outcomes, threshold), roc: rocCurve(outcomes), malignant, benign };
}
