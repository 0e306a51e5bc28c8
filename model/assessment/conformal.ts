import type { Fold } from "../../network/evaluation/folds.ts";

/**
 * The lowest probability of its own class with which a case still belongs to the prediction set of that class, for the first
 * and the second class: the conformal quantile of each class's cross-fitted scores (Vovk 2012; scores 1 − probability). The
 * k-th smallest of n scores with k = ⌈(n + 1) · coverage⌉ covers a further case of the class at least that often.
 */
export function conformalThresholds(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
  coverage: number,
  rows?: readonly number[],
): [number, number] {
  const indices = rows ?? Array.from(probabilities, (_, i) => i);
  const conformalThresholds = (name: number): number => {
    const own = indices
      .filter((i) => labels[i] === name)
      .map((i) => (name === 1 ? (probabilities[i] as number) : 1 - (probabilities[i] as number)))
      .sort((a, b) => b - a);
    const k = Math.ceil((own.length + 1) * coverage);
    return k > own.length ? 0 : (own[k - 1] as number);
  };
  return [conformalThresholds(0), conformalThresholds(1)];
}

/** What prediction sets were worth on held-out cases. */
export interface SetReport {
  readonly cases: readonly [number, number];
  /** How many cases of each class had their class in their set, and how many a set of both classes. */
  readonly covered: readonly [number, number];
  readonly both: readonly [number, number];
}

/**
 * Counts over the folds of one repeat: each fold's sets are calibrated on the scores of the other folds. `holds` decides
 * membership as the model does.
 */
export function setReport(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
  folds: readonly Fold[],
  coverage: number,
  holds: (conformalThresholds: readonly [number, number], probability: number) => readonly [boolean, boolean],
): SetReport {
  const report = { cases: [0, 0] as [number, number], covered: [0, 0] as [number, number], both: [0, 0] as [number, number] };
  for (const { train, test } of folds) {
    const thresholds = conformalThresholds(probabilities, labels, coverage, train);
    for (const i of test) {
      const y = labels[i] as 0 | 1;
      const set = holds(thresholds, probabilities[i] as number);
      report.cases[y] += 1;
      if (set[y]) report.covered[y] += 1;
      if (set[0] && set[1]) report.both[y] += 1;
    }
  }
  return report;
}
