import type { Fold } from "../../network/evaluation/folds.ts";
import { type Confusion, confusionAt, rates } from "../../network/evaluation/metrics.ts";
import type { Outcomes } from "../../network/evaluation/outcomes.ts";
import type { Report, ThresholdReport } from "../file/report.ts";
import { atPrevalence, PREVALENCES } from "../prediction/prevalence.ts";
import { pooled } from "./outcomes.ts";

const THRESHOLDS = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];
const HIGH_SENSITIVITY = 0.99;

/**
 * Sensitivity, specificity and predictive values over a range of thresholds. Among them are those that the default threshold comes
 * to where malignancy is rarer: a probability of 0.5 at such a prevalence is a higher one at the base rate of the data.
 */
export function thresholdTable(repeats: readonly Outcomes[]): ThresholdReport[] {
  const labels = Array.from((repeats[0] as Outcomes).labels);
  const baseRate = labels.reduce((sum, y) => sum + y, 0) / labels.length;
  const rarer = PREVALENCES.map((prevalence) => atPrevalence(0.5, prevalence, baseRate));
  return [...new Set([...THRESHOLDS, ...rarer])].sort((a, b) => a - b).map((threshold) => atThreshold(repeats, threshold));
}

/** The default threshold, and the one for a high sensitivity with what it yields on folds that it was not chosen on. */
export function operatingPoints(repeats: readonly Outcomes[], folds: readonly (readonly Fold[])[]): Report["operatingPoints"] {
  return [
    // The reasons stand in the model file: another wording is another version of the model.
    { name: "default", reason: "the likelier class is predicted", ...atThreshold(repeats, 0.5) },
    {
      name: "high sensitivity",
      reason: `the highest threshold with ${100 * HIGH_SENSITIVITY}% sensitivity; the figures are from thresholds chosen on the other folds`,
      threshold: thresholdFor(HIGH_SENSITIVITY, pooled(repeats)),
      ...heldOutRates(HIGH_SENSITIVITY, repeats, folds),
    },
  ];
}

/** The largest of the thresholds 0.01, 0.02, …, 0.99 with at least this sensitivity on the given rows (all unless given). */
export function thresholdFor(sensitivity: number, { probabilities, labels }: Outcomes, rows?: readonly number[]): number {
  const indices = rows ?? Array.from(probabilities, (_, i) => i);
  const positives = indices
    .filter((i) => labels[i] === 1)
    .map((i) => probabilities[i] as number)
    .sort((a, b) => a - b);
  const maxMissed = Math.floor(positives.length * (1 - sensitivity) + 1e-9);
  return Math.max(1, Math.floor((positives[maxMissed] as number) * 100)) / 100;
}

function atThreshold(repeats: readonly Outcomes[], threshold: number): ThresholdReport {
  return { threshold, ...pooledRates(repeats.map((outcomes) => confusionAt(outcomes, threshold))) };
}

/** For each fold the threshold is chosen on the other folds. */
function heldOutRates(
  sensitivity: number,
  repeats: readonly Outcomes[],
  folds: readonly (readonly Fold[])[],
): Omit<ThresholdReport, "threshold"> {
  return pooledRates(
    repeats.flatMap((outcomes, repeat) =>
      (folds[repeat] as readonly Fold[]).map(({ train, test }) =>
        confusionAt(
          {
            probabilities: test.map((row) => outcomes.probabilities[row] as number),
            labels: test.map((row) => outcomes.labels[row] as number),
          },
          thresholdFor(sensitivity, outcomes, train),
        ),
      ),
    ),
  );
}

function pooledRates(confusions: readonly Confusion[]): Omit<ThresholdReport, "threshold"> {
  const sum = (name: keyof Confusion): number => confusions.reduce((total, confusion) => total + confusion[name], 0);
  const { sensitivity, specificity, ppv, npv } = rates({
    truePositives: sum("truePositives"),
    falsePositives: sum("falsePositives"),
    trueNegatives: sum("trueNegatives"),
    falseNegatives: sum("falseNegatives"),
  });
  return { sensitivity, specificity, ppv, npv };
}
