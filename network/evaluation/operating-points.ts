import { type Confusion, confusionAt, type Outcomes, shares } from "./metrics.ts";
import type { ThresholdReport } from "./report.ts";
import type { Fold } from "./splits.ts";

/** Figures at one threshold over the pooled repeats. */
export function atThreshold(repeats: readonly Outcomes[], threshold: number): ThresholdReport {
  return { threshold, ...rates(repeats.map((outcomes) => confusionAt(outcomes, threshold))) };
}

/** The largest of the thresholds 0.01, 0.02, … 0.99 at which at least this share of the second class is found. */
export function thresholdFor(sensitivity: number, { probabilities, classes }: Outcomes, rows?: readonly number[]): number {
  const places = rows ?? Array.from(probabilities, (_, i) => i);
  const own = places
    .filter((i) => classes[i] === 1)
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
  return rates(
    repeats.flatMap(({ probabilities, classes }, repeat) =>
      (folds[repeat] as readonly Fold[]).map(({ train, test }) =>
        confusionAt(
          { probabilities: test.map((i) => probabilities[i] as number), classes: test.map((i) => classes[i] as number) },
          thresholdFor(sensitivity, { probabilities, classes }, train),
        ),
      ),
    ),
  );
}

function rates(confusions: readonly Confusion[]): Omit<ThresholdReport, "threshold"> {
  const sum = (name: keyof Confusion): number => confusions.reduce((total, confusion) => total + confusion[name], 0);
  const { sensitivity, specificity, ppv, npv } = shares({
    truePositives: sum("truePositives"),
    falsePositives: sum("falsePositives"),
    trueNegatives: sum("trueNegatives"),
    falseNegatives: sum("falseNegatives"),
  });
  return { sensitivity, specificity, ppv, npv };
}
