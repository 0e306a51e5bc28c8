import { groupEqualRows } from "../../network/evaluation/groups.ts";
import { pairedInterval } from "../../network/evaluation/intervals.ts";
import { createRandom } from "../../network/math/random.ts";
import type { DifferencesReport } from "../file/report.ts";
import type { LabelledRows } from "../training/labelled-rows.ts";
import { logLoss } from "./log-loss.ts";

const RESAMPLES = 1000;

/**
 * How much a method's figures differ from those of another on the same rows: means over the repeats, with 95% paired intervals.
 * Both hold one vector per repeat; rows with NaN were in no test fold and do not count. Equal rows are drawn together.
 */
export function differencesFrom(
  own: readonly Float64Array[],
  other: readonly Float64Array[],
  { rows, labels }: LabelledRows,
): DifferencesReport {
  const groupOf = groupEqualRows(rows);
  const tested = labels.map((_, row) => row).filter((row) => !Number.isNaN(own[0]?.[row]));
  const difference = (indices: readonly number[], of: (p: number, y: number) => number) =>
    pairedInterval(
      own.map((probabilities, repeat) =>
        indices.map((row) => {
          const y = labels[row] as number;
          return of(other[repeat]?.[row] as number, y) - of(probabilities[row] as number, y);
        }),
      ),
      { groups: indices.map((row) => groupOf[row] as number), resamples: RESAMPLES, random: createRandom(1) },
    );
  return {
    logLoss: difference(tested, logLoss),
    accuracy: difference(tested, isRight),
    sensitivity: difference(
      tested.filter((row) => labels[row] === 1),
      isRight,
    ),
  };
}

function isRight(probability: number, y: number): number {
  return (probability >= 0.5 ? 1 : 0) === y ? 1 : 0;
}
