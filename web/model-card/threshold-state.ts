import { computed, signal } from "@preact/signals";
import type { ThresholdReport } from "../../model/file/report.ts";

/** What a threshold does to a thousand women. */
export interface Consequences {
  readonly found: number;
  readonly missed: number;
  readonly alarms: number;
  readonly cleared: number;
  /** Of those called malignant, the share that is; NaN where none is called so. */
  readonly ppv: number;
  /** Of those called benign, the share that is. */
  readonly npv: number;
}

/** What follows per thousand women of whom the share `prevalence` has a malignant mass. */
export function consequencesOf({ sensitivity, specificity }: ThresholdReport, prevalence: number): Consequences {
  const found = 1000 * prevalence * sensitivity;
  const missed = 1000 * prevalence * (1 - sensitivity);
  const alarms = 1000 * (1 - prevalence) * (1 - specificity);
  const cleared = 1000 * (1 - prevalence) * specificity;
  return { found, missed, alarms, cleared, ppv: found / (found + alarms), npv: cleared / (cleared + missed) };
}

/** The threshold explorer: it stops where figures were measured, so that nothing in between is made up. */
export function createThresholdState(
  stops: readonly ThresholdReport[],
  start: { readonly threshold: number; readonly prevalence: number },
) {
  const index = signal(nearest(stops, start.threshold));
  const prevalence = signal(start.prevalence);
  const stop = computed(() => stops[index.value] as ThresholdReport);
  return {
    index,
    prevalence,
    stop,
    consequences: computed(() => consequencesOf(stop.value, prevalence.value)),
    moveTo(threshold: number): void {
      index.value = nearest(stops, threshold);
    },
  };
}

function nearest(stops: readonly ThresholdReport[], threshold: number): number {
  const distances = stops.map((stop) => Math.abs(stop.threshold - threshold));
  return distances.indexOf(Math.min(...distances));
}
