import { calibrationErrorsByChance, calibrationSlope, observedToExpected } from "../../network/evaluation/calibration.ts";
import { groupEqualRows } from "../../network/evaluation/groups.ts";
import { bootstrap } from "../../network/evaluation/intervals.ts";
import type { Outcomes } from "../../network/evaluation/outcomes.ts";
import { createRandom } from "../../network/math/random.ts";
import type { CalibrationReport } from "../file/report.ts";
import type { LabelledRows } from "../training/labelled-rows.ts";

const RESAMPLES = 1000;
/** Per repeat. */
const DRAWS = 200;

/** Calibration slope and observed/expected of out-of-fold probabilities, and the calibration error that chance alone would give. */
export function calibrationReport({ rows, labels }: LabelledRows, outOfFold: readonly Float64Array[]): CalibrationReport {
  const figuresAt = (outcomes: Outcomes) => ({ slope: calibrationSlope(outcomes), observedToExpected: observedToExpected(outcomes) });
  const figures = bootstrap(outOfFold, labels, ["slope", "observedToExpected"], figuresAt, {
    groups: groupEqualRows(rows),
    resamples: RESAMPLES,
    random: createRandom(1),
  });
  const random = createRandom(1);
  const errors = outOfFold.flatMap((probabilities) => calibrationErrorsByChance(probabilities, DRAWS, random)).sort((a, b) => a - b);
  return {
    ...figures,
    errorByChance: {
      mean: errors.reduce((sum, error) => sum + error, 0) / errors.length,
      // One in twenty draws is worse.
      high: errors[Math.ceil(0.95 * errors.length) - 1] as number,
    },
  };
}
