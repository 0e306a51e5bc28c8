import { computed, signal } from "@preact/signals";
import type { ThresholdReport } from "../../model/file/report.ts";
import { atPrevalence } from "../../model/prediction/prevalence.ts";

/** The expected outcomes of a threshold for a thousand samples. */
export interface Outcomes {
  readonly truePositives: number;
  readonly falseNegatives: number;
  readonly falsePositives: number;
  readonly trueNegatives: number;
  /** Positive predictive value; NaN if no prediction is malignant. */
  readonly ppv: number;
  /** Negative predictive value; NaN if no prediction is benign. */
  readonly npv: number;
}

/** The outcomes for a thousand samples, of which the share `prevalence` is malignant. */
export function outcomesPerThousand({ sensitivity, specificity }: ThresholdReport, prevalence: number): Outcomes {
  const truePositives = 1000 * prevalence * sensitivity;
  const falseNegatives = 1000 * prevalence * (1 - sensitivity);
  const falsePositives = 1000 * (1 - prevalence) * (1 - specificity);
  const trueNegatives = 1000 * (1 - prevalence) * specificity;
  return {
    truePositives,
    falseNegatives,
    falsePositives,
    trueNegatives,
    ppv: truePositives / (truePositives + falsePositives),
    npv: trueNegatives / (trueNegatives + falseNegatives),
  };
}

/** The measured thresholds and the operating points among them, in order; an operating point takes the place of its threshold. */
export function withOperatingPoints(
  thresholds: readonly ThresholdReport[],
  points: readonly ThresholdReport[],
): readonly ThresholdReport[] {
  const others = thresholds.filter(({ threshold }) => !points.some((point) => point.threshold === threshold));
  return [...others, ...points].sort((a, b) => a.threshold - b.threshold);
}

/**
 * State of the threshold explorer. It moves only between thresholds with measured figures; nothing is interpolated.
 *
 * The rule is that of the form and the API: a prediction is malignant where the probability at the chosen prevalence reaches the
 * threshold. Figures are measured at the base rate of the data, at which that is another threshold: choosing a prevalence moves
 * to the one that the threshold in use comes to.
 */
export function createThresholdState(
  measured: readonly ThresholdReport[],
  start: { readonly threshold: number; readonly baseRate: number },
) {
  const index = signal(nearest(measured, start.threshold));
  const prevalence = signal(start.baseRate);
  const operating = computed(() => measured[index.value] as ThresholdReport);
  const moveTo = (threshold: number): void => {
    index.value = nearest(measured, threshold);
  };
  return {
    index,
    prevalence,
    operating,
    /** The threshold as the form shows probabilities at the chosen prevalence. */
    shown: computed(() => atPrevalence(operating.value.threshold, start.baseRate, prevalence.value)),
    outcomes: computed(() => outcomesPerThousand(operating.value, prevalence.value)),
    /** The outcomes if the same samples were called malignant as at the base rate of the data, whatever the prevalence. */
    unadjusted: computed(() => outcomesPerThousand(measured[nearest(measured, start.threshold)] as ThresholdReport, prevalence.value)),
    /** Whether the prevalence is another than that of the data, so that the two differ. */
    isElsewhere: computed(() => prevalence.value !== start.baseRate),
    moveTo,
    /** Moves to what the threshold in use comes to at the chosen prevalence. */
    moveToRule(): void {
      moveTo(atPrevalence(start.threshold, prevalence.value, start.baseRate));
    },
    choosePrevalence(chosen: number): void {
      prevalence.value = chosen;
      moveTo(atPrevalence(start.threshold, chosen, start.baseRate));
    },
  };
}

function nearest(measured: readonly ThresholdReport[], threshold: number): number {
  const distances = measured.map((point) => Math.abs(point.threshold - threshold));
  return distances.indexOf(Math.min(...distances));
}
