import type { Fold } from "../../network/evaluation/folds.ts";
import { wilson } from "../../network/evaluation/intervals.ts";
import type { Outcomes } from "../../network/evaluation/outcomes.ts";
import type { Report } from "../file/report.ts";
import { predictionSet } from "../prediction/prediction-set.ts";

/**
 * Class-conditional conformal thresholds: for each class the lowest probability of that class with which a case is still in
 * its prediction set, from cross-fitted probabilities of the given rows (all unless given). It is the k-th highest of the
 * class's n probabilities, k = ⌈(n + 1) · coverage⌉, which covers a new case of the class at least that often (Vovk 2012,
 * nonconformity score 1 − probability); 0, which covers every case, if n is too small for that.
 *
 * Cases that look the same have the same probability in any one network, but not in those of different folds. Where `looks` says
 * which look the same, the threshold is that of the least of those that look like the k-th, so that all of them are kept.
 */
export function conformalThresholds(
  { probabilities, labels }: Outcomes,
  coverage: number,
  rows: readonly number[] = Array.from(probabilities, (_, i) => i),
  looks?: ArrayLike<number>,
): [number, number] {
  const thresholdOf = (label: number): number => {
    const own = rows.filter((i) => labels[i] === label);
    const k = Math.ceil((own.length + 1) * coverage);
    if (k > own.length) return 0;
    const probabilityOf = (i: number): number => (label === 1 ? (probabilities[i] as number) : 1 - (probabilities[i] as number));
    const threshold = Float64Array.from(own, probabilityOf).sort()[own.length - k] as number;
    if (!looks) return threshold;
    const kept = new Set(own.filter((i) => probabilityOf(i) === threshold).map((i) => looks[i]));
    return own.reduce((least, i) => (kept.has(looks[i]) ? Math.min(least, probabilityOf(i)) : least), threshold);
  };
  return [thresholdOf(0), thresholdOf(1)];
}

/** The thresholds averaged over repeats of cross-validation, rounded down to six decimals, which covers no fewer cases. */
export function meanConformalThresholds(repeats: readonly Outcomes[], coverage: number, looks?: ArrayLike<number>): [number, number] {
  const thresholds = repeats.map((outcomes) => conformalThresholds(outcomes, coverage, undefined, looks));
  const mean = (label: 0 | 1): number => thresholds.reduce((sum, pair) => sum + pair[label], 0) / thresholds.length;
  return [roundedDown(mean(0)), roundedDown(mean(1))];
}

function roundedDown(threshold: number): number {
  return Math.floor(threshold * 1e6) / 1e6;
}

/** How often the prediction sets of held-out cases contained their class, and how often both classes; means over the repeats. */
export function coverageReport(repeats: readonly Outcomes[], folds: readonly (readonly Fold[])[], coverage: number): Report["coverage"] {
  const counts = repeats.map((outcomes, repeat) => heldOutSets(outcomes, folds[repeat] as readonly Fold[], coverage));
  return ([0, 1] as const).map((label) => {
    const cases = counts[0]?.cases[label] ?? 0;
    const mean = (of: "covered" | "both"): number => counts.reduce((sum, count) => sum + count[of][label], 0) / (counts.length * cases);
    return { cases, reached: mean("covered"), interval: wilson(mean("covered"), cases), both: mean("both") };
  });
}

/** Counts by class over the folds of one repeat; each fold's sets are calibrated on the other folds. */
export function heldOutSets(outcomes: Outcomes, folds: readonly Fold[], coverage: number, looks?: ArrayLike<number>) {
  const counts = { cases: [0, 0] as [number, number], covered: [0, 0] as [number, number], both: [0, 0] as [number, number] };
  for (const { train, test } of folds) {
    const thresholds = conformalThresholds(outcomes, coverage, train, looks);
    for (const row of test) {
      const label = outcomes.labels[row] as 0 | 1;
      const probability = outcomes.probabilities[row] as number;
      const set = predictionSet(thresholds, probability, probability >= 0.5 ? 1 : 0);
      counts.cases[label] += 1;
      if (set[label]) counts.covered[label] += 1;
      if (set[0] && set[1]) counts.both[label] += 1;
    }
  }
  return counts;
}
