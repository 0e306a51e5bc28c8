import { createRandom } from "../../network/math/random.ts";
import { holdOut } from "../training/hold-out.ts";
import type { LabelledRows } from "../training/labelled-rows.ts";

/** An assessment trains some thousand networks, and its studies of unknown scores grow with the square of the rows. */
export const MOST_ASSESSED = 2000;

/**
 * The rows that an assessment uses: all of them, or a stratified random sample of `most` where there are more, in their order. The
 * figures of a sample are slightly pessimistic, since networks learn from fewer rows in it.
 */
export function assessedRows({ labels }: LabelledRows, most = MOST_ASSESSED): number[] {
  const all = labels.map((_, row) => row);
  if (all.length <= most) return all;
  const { validation } = holdOut({ rows: all.map((row) => [row]), labels }, most / all.length, createRandom(1));
  return validation.rows.map((row) => row[0] as number);
}
