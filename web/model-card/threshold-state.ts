import { computed, signal } from "@preact/signals";
import type { RocPoint } from "../../network/evaluation/metrics.ts";

/** A ROC curve in counts, with how many of each class stand behind it. */
export interface RocCounts {
  readonly roc: readonly RocPoint[];
  readonly malignant: number;
  readonly benign: number;
}

/** What a threshold does to a thousand women. */
export interface Consequences {
  readonly sensitivity: number;
  readonly specificity: number;
  readonly found: number;
  readonly missed: number;
  readonly alarms: number;
  readonly cleared: number;
  /** Of those called malignant, the share that is; NaN where none is called so. */
  readonly ppv: number;
  /** Of those called benign, the share that is. */
  readonly npv: number;
}

/** The counts at a threshold: those of the last point of the curve that is not below it. */
export function countsAt(roc: readonly RocPoint[], threshold: number): RocPoint {
  return roc.findLast((point) => point.threshold >= threshold) ?? { threshold: Infinity, truePositives: 0, falsePositives: 0 };
}

/** What follows per thousand women of whom the share `prevalence` has a malignant mass. */
export function consequencesAt({ roc, malignant, benign }: RocCounts, threshold: number, prevalence: number): Consequences {
  const { truePositives, falsePositives } = countsAt(roc, threshold);
  const sensitivity = truePositives / malignant;
  const specificity = 1 - falsePositives / benign;
  const found = 1000 * prevalence * sensitivity;
  const missed = 1000 * prevalence * (1 - sensitivity);
  const alarms = 1000 * (1 - prevalence) * (1 - specificity);
  const cleared = 1000 * (1 - prevalence) * specificity;
  return { sensitivity, specificity, found, missed, alarms, cleared, ppv: found / (found + alarms), npv: cleared / (cleared + missed) };
}

/** The threshold explorer: a threshold and a prevalence to move, and what follows from them. */
export function createThresholdState(curve: RocCounts, start: { readonly threshold: number; readonly prevalence: number }) {
  const threshold = signal(start.threshold);
  const prevalence = signal(start.prevalence);
  return { threshold, prevalence, consequences: computed(() => consequencesAt(curve, threshold.value, prevalence.value)) };
}
