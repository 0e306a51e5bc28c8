import { groupEqualRows } from "../../network/evaluation/groups.ts";
import { pairedInterval } from "../../network/evaluation/intervals.ts";
import { createRandom } from "../../network/math/random.ts";
import type { Difference, DifferencesReport } from "../file/report.ts";
import type { LabelledRows } from "../training/labelled-rows.ts";
import { logLoss } from "./log-loss.ts";

const RESAMPLES = 1000;

/**
 * How much a method's figures differ from those of another on the same rows: means over the repeats, with 95% paired intervals.
 * Both hold one vector per repeat; rows with NaN were in no test fold and do not count. Equal rows are drawn together.
 */
export function differencesFrom(own: readonly Float64Array[], other: readonly Float64Array[], data: LabelledRows): DifferencesReport {
  const tested = data.labels.map((_, row) => row).filter((row) => !Number.isNaN(own[0]?.[row]));
  const ofClass = (label: 0 | 1): number[] => tested.filter((row) => data.labels[row] === label);
  const difference = (indices: readonly number[], of: (p: number, y: number) => number): Difference =>
    pairedDifference(own, other, data, { indices, of, resamples: RESAMPLES });
  return {
    logLoss: difference(tested, logLoss),
    accuracy: difference(tested, isRight),
    sensitivity: difference(ofClass(1), isRight),
    specificity: difference(ofClass(0), isRight),
  };
}

/** What is compared: a figure of a probability and a label, averaged over some rows. */
export interface PairedFigure {
  readonly indices: readonly number[];
  readonly of: (probability: number, label: number) => number;
  readonly resamples: number;
}

/** The other's figure minus the own one, with its 95% paired interval. Both hold one vector per repeat; equal rows are drawn together. */
export function pairedDifference(
  own: readonly Float64Array[],
  other: readonly Float64Array[],
  { rows, labels }: LabelledRows,
  { indices, of, resamples }: PairedFigure,
): Difference {
  const groupOf = groupEqualRows(rows);
  const differences = own.map((probabilities, repeat) =>
    indices.map((row) => {
      const y = labels[row] as number;
      return of(other[repeat]?.[row] as number, y) - of(probabilities[row] as number, y);
    }),
  );
  const groups = indices.map((row) => groupOf[row] as number);
  return pairedInterval(differences, { groups, resamples, random: createRandom(1) });
}

function isRight(probability: number, y: number): number {
  return (probability >= 0.5 ? 1 : 0) === y ? 1 : 0;
}
