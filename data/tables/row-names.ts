import { isDiagnosis } from "./diagnosis.ts";
import { diagnosisRank, featuresNamed, idRank } from "./lookup.ts";
import { isUnknown, parseScore } from "./score.ts";
import type { SampleRow } from "./separator.ts";

/** Whether the rows begin with names of their own: the first cells differ from row to row, and with them the others come under their names. */
export function hasRowNames(names: readonly string[], rows: readonly SampleRow[]): boolean {
  const found = featuresNamed(names);
  if (!found.some(Boolean)) return false;
  const wide = rows.filter(({ cells }) => cells.length === names.length + 1);
  if (new Set(wide.map(({ cells }) => cells[0])).size < wide.length) return false;
  const shifted = plausibility(found, names, wide, 1);
  const unshifted = plausibility(found, names, wide, 0);
  // Where both would do, as among scores alone, only row numbers are row names, and only beside no other case numbers.
  if (shifted !== unshifted) return shifted > unshifted;
  return idRank(names[0] ?? "") === undefined && wide.every(({ cells }, i) => Number(cells[0]) === i + 1);
}

/** How many cells are what their names say: scores and diagnoses. */
function plausibility(found: readonly unknown[], names: readonly string[], rows: readonly SampleRow[], shift: number): number {
  const isPlausible = names.map((name, column): ((cell: string) => boolean) | undefined => {
    if (found[column]) return (cell) => parseScore(cell) !== undefined;
    if (diagnosisRank(name) !== undefined) return (cell) => isDiagnosis(cell) || isUnknown(cell);
    return undefined;
  });
  return rows.reduce((sum, { cells }) => sum + isPlausible.filter((holds, column) => holds?.(cells[column + shift] ?? "")).length, 0);
}
