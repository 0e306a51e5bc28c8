import { exp } from "../../network/math/exact.ts";
import type { Model } from "../file/model.ts";
import { probabilityOf } from "../training/fitted.ts";
import { CUTOFF } from "./kernel.ts";

/*
 * What a prediction with unknown scores is, written to be read. conditional.ts computes the same numbers hundreds of times
 * faster; test/model/unknowns/reference.test.ts holds the two together for every shape of network.
 */

/**
 * E[f(X) | X_S = x_S], the expected probability given the known scores x_S of a sample. It is a weighted mean over the distinct
 * training rows. Each row takes the sample's known scores in place of its own; its weight is how often it occurs times how much
 * it resembles the sample (the empirical conditional distribution of Aas, Jullum and Løland, Artificial Intelligence 298, 2021).
 * With nothing known, the expectation is the base rate.
 */
export function expectedProbability(model: Model, values: readonly (number | null)[]): number {
  const { rows, counts } = model.file.background;
  const occurrences = counts.map(([negative, positive]) => negative + positive);
  if (values.every((value) => value === null)) return sum(counts.map(([, positive]) => positive)) / sum(occurrences);
  const weights = kernelWeights(model, values).map((weight, r) => (occurrences[r] as number) * weight);
  const probabilities = rows.map((row) =>
    probabilityOf(
      model,
      row.map((score, f) => values[f] ?? score),
    ),
  );
  return sum(probabilities.map((probability, r) => (weights[r] as number) * probability)) / sum(weights);
}

/**
 * How much each training row resembles what is known of a sample: exp(−d² / 2b²), where d² is the mean squared difference over
 * the known scores on a scale where their range is 1, less that of the nearest row, and b is the bandwidth. Beyond the cut-off of
 * five bandwidths the weight is 0.
 */
function kernelWeights({ file }: Model, values: readonly (number | null)[]): number[] {
  const { rows, bandwidth } = file.background;
  const known = values.flatMap((value, f) => (value === null ? [] : [{ f, value }]));
  // In whole numbers, so that the cut-off falls on the same rows everywhere: D = d² · range² · the number of known scores.
  const distances = rows.map((row) => sum(known.map(({ f, value }) => (value - (row[f] as number)) ** 2)));
  const nearest = distances.reduce((least, D) => Math.min(least, D), Infinity);
  const deviation = bandwidth * (file.range[1] - file.range[0]);
  const variance = deviation * deviation * known.length;
  return distances.map((D) => (D - nearest <= CUTOFF * CUTOFF * variance ? exp((-0.5 * (D - nearest)) / variance) : 0));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, x) => total + x, 0);
}
