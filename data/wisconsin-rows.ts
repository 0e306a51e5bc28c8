import { diagnoses } from "./features.ts";

/** A row of wisconsin.csv: its nine scores, null where one is unknown, and 1 for malignant. */
export interface WisconsinRow {
  readonly values: readonly (number | null)[];
  readonly label: 0 | 1;
}

/**
 * The rows of wisconsin.csv, in their order, from its text. That file alone is known to have these columns without quotes; any other
 * table goes through tables/.
 */
export function wisconsinRows(csv: string): WisconsinRow[] {
  return csv
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","))
    .map((cells) => ({
      values: cells.slice(1, -1).map((cell) => (cell === "" ? null : Number(cell))),
      label: cells.at(-1) === diagnoses[1] ? 1 : 0,
    }));
}
