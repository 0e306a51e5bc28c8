import { type Confusion, confusionAt, type Metrics, measure } from "../../network/evaluation/metrics.ts";
import { type RocPoint, rocCurve } from "../../network/evaluation/roc.ts";
import { bits, type RowStore } from "./row-store.ts";

/** How the predictions compare with the diagnoses in the file. */
export interface Evaluation {
  readonly confusion: Confusion;
  readonly metrics: Metrics;
  readonly roc: readonly RocPoint[];
  readonly malignant: number;
  readonly benign: number;
}

/** Evaluates the rows that have a prediction and a diagnosis; undefined unless both classes occur. */
export function evaluate({ length, flags, probabilities: all }: RowStore, threshold: number): Evaluation | undefined {
  let count = 0;
  for (let row = 0; row < length; row++) if ((flags[row] as number) & bits.diagnosed) count++;
  const probabilities = new Float64Array(count);
  const labels = new Uint8Array(count);
  let malignant = 0;
  for (let row = 0, i = 0; row < length; row++) {
    const flag = flags[row] as number;
    if (!(flag & bits.diagnosed)) continue;
    probabilities[i] = all[row] as number;
    labels[i] = flag & bits.diagnosedMalignant ? 1 : 0;
    malignant += labels[i++] as number;
  }
  const benign = count - malignant;
  if (malignant === 0 || benign === 0) return undefined;
  const outcomes = { probabilities, labels };
  const roc = thinned(rocCurve(outcomes), malignant, benign);
  return { confusion: confusionAt(outcomes, threshold), metrics: measure(outcomes, threshold), roc, malignant, benign };
}

/** Steps along each axis of the ROC curve that a plot can show. */
const STEPS = 200;

/** Without the points that a plot could not tell from the one before. */
function thinned(points: readonly RocPoint[], malignant: number, benign: number): RocPoint[] {
  if (points.length <= 2 * STEPS) return [...points];
  let last = "";
  return points.filter(({ truePositives, falsePositives }, i) => {
    const place = `${Math.round((STEPS * truePositives) / malignant)} ${Math.round((STEPS * falsePositives) / benign)}`;
    const isKept = place !== last || i === points.length - 1;
    last = place;
    return isKept;
  });
}
