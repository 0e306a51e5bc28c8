import type { Model } from "../file/model.ts";
import { probabilityOf } from "../training/fitted.ts";
import { kernelWeight } from "./kernel.ts";

/*
 * What a prediction with unknown scores is, written to be read. conditional.ts computes the same numbers hundreds of times
 * faster; test/model/unknowns/reference.test.ts holds the two together for every shape of network.
 */

/**
 * E[f(X) | X_S = x_S], the expected probability given the known scores x_S of a sample: a weighted mean over the distinct
 * training rows, each of which takes the sample's known scores in place of its own. A row resembles the sample as far as its
 * scores in S add up to the same total (after the empirical conditional distribution of Aas, Jullum and Løland, Artificial
 * Intelligence 298, 2021, which compares the scores one by one). With nothing known, the expectation is the base rate.
 *
 * Before they are averaged, the probabilities are made to rise with the total, by isotonic regression. So a worse score never
 * lowers the expectation where it never lowers f: it raises f(x_S, row) for every row, and isotonic regression keeps that order;
 * and it moves the kernel's weights, whose ratio at a higher and a lower total rises with the row's total, towards rows of higher
 * totals and so of probabilities at least as high.
 */
export function expectedProbability(model: Model, values: readonly (number | null)[]): number {
  const { rows, counts, bandwidth } = model.file.background;
  const occurrences = counts.map(([negative, positive]) => negative + positive);
  if (values.every((value) => value === null)) return sum(counts.map(([, positive]) => positive)) / sum(occurrences);
  if (values.every((value) => value !== null)) return probabilityOf(model, values as readonly number[]);
  const probabilities = rows.map((row) =>
    probabilityOf(
      model,
      row.map((score, f) => values[f] ?? score),
    ),
  );
  const totals = rows.map((row) => sum(row.filter((_, f) => values[f] !== null)));
  const groups = [...new Set(totals)]
    .sort((a, b) => a - b)
    .map((total) => {
      const members = totals.flatMap((other, r) => (other === total ? [r] : []));
      const weight = sum(members.map((r) => occurrences[r] as number));
      return { total, weight, probability: sum(members.map((r) => (occurrences[r] as number) * (probabilities[r] as number))) / weight };
    });
  const fitted = isotonic(groups);
  const kernel = kernelWeights(
    groups.map(({ total }) => total),
    sum(values.map((value) => value ?? 0)),
    bandwidth * (model.file.range[1] - model.file.range[0]),
  );
  const weights = groups.map(({ weight }, t) => weight * (kernel[t] as number));
  return sum(weights.map((weight, t) => weight * (fitted[t] as number))) / sum(weights);
}

/** Isotonic regression by its max–min formula: the highest, over where a stretch begins, of the lowest mean of a stretch around i. */
function isotonic(points: readonly { readonly weight: number; readonly probability: number }[]): number[] {
  const meansFrom = points.map((_, start) => {
    let [weights, weighted] = [0, 0];
    return points.map(({ weight, probability }, end) => {
      if (end < start) return NaN;
      weights += weight;
      weighted += weight * probability;
      return weighted / weights;
    });
  });
  return points.map((_, i) => Math.max(...meansFrom.slice(0, i + 1).map((means) => Math.min(...means.slice(i)))));
}

/** exp(−d² / 2s²) for the distance d of each total to the sample's, less that of the nearest; s is the deviation. */
function kernelWeights(totals: readonly number[], total: number, deviation: number): number[] {
  const squares = totals.map((other) => (other - total) ** 2);
  const nearest = Math.min(...squares);
  return squares.map((D) => kernelWeight(D - nearest, deviation * deviation));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, x) => total + x, 0);
}
