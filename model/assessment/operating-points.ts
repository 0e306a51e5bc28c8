import type { Fold } from "../../network/evaluation/folds.ts";
import { type Confusion, confusionAt, rates } from "../../network/evaluation/metrics.ts";
import type { Outcomes } from "../../network/evaluation/outcomes.ts";
import type { ThresholdReport } from "../file/report.ts";

/** Figures at one threshold over the pooled repeats. */
export function atThreshold(repeats: readonly Outcomes[], threshold: number): ThresholdReport {
  return { threshold, ...pooledRates(repeats.map((outcomes) => confusionAt(outcomes, threshold))) };
}

/** The largest of the thresholds 0.01, 0.02, … 0.99 at which at least this share of the second class is found. */
export function thresholdFor(sensitivity: number, { probabilities, labels }: Outcomes, rows?: readonly number[]): number {
  const indices = rows ?? Array.from(probabilities, (_, i) => i);
  const own = indices
    .filter((i) => labels[i] === 1)
    .map((i) => probabilities[i] as number)
    .sort((a, b) => a - b);
  const mayBeMissed = Math.floor(own.length * (1 - sensitivity) + 1e-9);
  return Math.max(1, Math.floor((own[mayBeMissed] as number) * 100)) / 100;
}

/** The threshold for a sensitivity chosen for each fold on the others, and what it reached in the folds: figures that were not chosen on. */
export function reachedWith(
  sensitivity: number,
  repeats: readonly Outcomes[],
  folds: readonly (readonly Fold[])[],
): Omit<ThresholdReport, "threshold"> {
  return pooledRates(
    repeats.flatMap(({ probabilities, labels }, repeat) =>
      (folds[repeat] as readonly Fold[]).map(({ train, test }) =>
        confusionAt(
          { probabilities: test.map((i) => probabilities[i] as number), labels: test.map((i) => labels[i] as number) },
          thresholdFor(sensitivity, { probabilities, labels }, train),
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
