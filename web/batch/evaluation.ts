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
export function evaluate({ length, flags, probabilities, samples }: RowStore, threshold: number): Evaluation | undefined {
  const cases = new Map<number, { readonly probability: number; readonly label: 0 | 1; weight: number }>();
  const totals = [0, 0];
  for (let row = 0; row < length; row++) {
    const flag = flags[row] as number;
    if (!(flag & bits.diagnosed)) continue;
    const label = flag & bits.diagnosedMalignant ? 1 : 0;
    totals[label] = (totals[label] as number) + 1;
    // Equal rows count as one case of their number.
    const key = 2 * (samples[row] as number) + label;
    const known = cases.get(key);
    if (known) known.weight++;
    else cases.set(key, { probability: probabilities[row] as number, label, weight: 1 });
  }
  const [benign = 0, malignant = 0] = totals;
  if (malignant === 0 || benign === 0) return undefined;
  const all = [...cases.values()];
  const outcomes = {
    probabilities: Float64Array.from(all, ({ probability }) => probability),
    labels: Uint8Array.from(all, ({ label }) => label),
    weights: Float64Array.from(all, ({ weight }) => weight),
  };
  return {
    confusion: confusionAt(outcomes, threshold),
    metrics: measure(outcomes, threshold),
    roc: thinned(rocCurve(outcomes), malignant, benign),
    malignant,
    benign,
  };
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
