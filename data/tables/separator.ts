import { isDiagnosis } from "./diagnosis.ts";
import { diagnosisRank, featureNamed, idRank } from "./lookup.ts";
import { isUnknown, parseNumber } from "./score.ts";
import { createSplitter, type SplitRow } from "./splitter.ts";

/** Rows that were split to look at them. */
export interface SampleRow extends SplitRow {
  readonly cells: readonly string[];
}

export interface Format {
  readonly separator: string;
  readonly quote: string;
  readonly comment: string | undefined;
}

/** The rows of a text that are complete, or all of them; at most `most`. */
export function sampleRows(text: string, isWhole: boolean, format: Format, line: number, most = Infinity): SampleRow[] {
  const rows: SampleRow[] = [];
  const splitter = createSplitter({ ...format, line });
  const keep = (row: SplitRow) => {
    const cells = row.cells ?? row.raw.split(format.separator);
    if (rows.length < most && !isBlank(cells)) rows.push({ ...row, cells });
  };
  splitter.push(text, keep);
  if (isWhole) splitter.end(keep);
  return rows;
}

/** Whether a row is none: nothing but white space, or the end-of-file mark of DOS. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === "" || cell.trim() === "" || cell.trim() === "\u001a");
}

/** The character between the cells, by how well the first rows become a table with it. */
export function findSeparator(text: string, isWhole: boolean, isKnown: (name: string) => boolean): string {
  // The first rows are in the first few KiB, unless the rows are very long.
  const parts = [text.slice(0, 8192), text];
  for (const candidates of [USUAL, RARE]) {
    const isRare = candidates === RARE;
    const rated = candidates.map((separator) => {
      const format = { separator, quote: '"', comment: undefined };
      let rows = sampleRows(parts[0] as string, isWhole && text.length <= 8192, format, 1, ROWS);
      if (rows.length < 3) rows = sampleRows(parts[1] as string, isWhole, format, 1, ROWS);
      return { separator, fitness: fitness(rows, isKnown, isRare) };
    });
    const best = rated.reduce((best, one) => (one.fitness > best.fitness ? one : best));
    if (best.fitness > 0) return best.separator;
  }
  return ",";
}

const USUAL = [",", ";", "\t"];
/** For files that none of those splits, if they become names that are known, or mostly values: prose has spaces as well. */
const RARE = ["|", " "];
const ROWS = 30;

/** Names that are known count most, then values as tables of scores have them in rows of one length; 0 where there are no columns. */
function fitness(rows: readonly SampleRow[], isKnown: (name: string) => boolean, isRare: boolean): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [width, rowsOfWidth] = [...counts].reduce(
    (best, one) => (one[1] > best[1] || (one[1] === best[1] && one[0] > best[0]) ? one : best),
    [0, 0],
  );
  const names = rows.slice(0, 10).map(({ cells }) => cells.filter((name) => name.trim() !== "" && isKnownName(name, isKnown)).length);
  const mostNames = Math.max(0, ...names);
  if (width < 2 && mostNames < 2) return 0;
  const consistency = rowsOfWidth / rows.length;
  const plausible = rows.reduce((sum, { cells }) => sum + (cells.length === width ? cells.filter(isPlausible).length : 0), 0) / rows.length;
  if (isRare && mostNames < 2 && plausible < width / 2) return 0;
  return 4 * mostNames + plausible + width * consistency * 0.01;
}

function isKnownName(name: string, isKnown: (name: string) => boolean): boolean {
  return isKnown(name) || featureNamed(name) !== undefined || diagnosisRank(name) !== undefined || idRank(name) !== undefined;
}

function isPlausible(cell: string): boolean {
  return parseNumber(cell, true) !== undefined || (cell.trim() !== "" && (isUnknown(cell) || isDiagnosis(cell)));
}
