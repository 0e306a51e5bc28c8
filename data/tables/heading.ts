import { featureKeys } from "../features.ts";
import { fitCells } from "./csv.ts";
import { featureNamed, featuresNamed, plainName } from "./lookup.ts";
import { countsColumns, isMostlyScores, isMostlyWords, namesTypes, numbersColumns } from "./row-kinds.ts";
import { hasRowNames } from "./row-names.ts";
import type { SampleRow } from "./separator.ts";
import type { Notice, Refusal } from "./types.ts";
import { counted, show } from "./wording.ts";

/** The most columns that a table may have. */
export const MOST_COLUMNS = 256;

/** Which of the first rows names the columns, and how many columns there are. */
export interface Heading {
  /** The name of each column, "" where it has none; undefined where the file has no header. */
  readonly names: readonly string[] | undefined;
  /** Whether the names only count the columns, so that they say nothing of what is in them. */
  readonly isNumbered: boolean;
  readonly width: number;
  readonly headerRow: SampleRow | undefined;
  /** The last line before the rows. */
  readonly headerLine: number;
  readonly rows: readonly SampleRow[];
  readonly notices: readonly Notice[];
}

/** Finds the header among the first rows. `given` are names that stand elsewhere, as in ARFF; `isChosen` knows the names that the caller gave. */
export function findHeading(
  rows: readonly SampleRow[],
  given: readonly string[] | undefined,
  isChosen: (name: string) => boolean,
): Heading | Refusal {
  if (given) return settleWidth(given, { rows, headerRow: undefined, headerLine: 0, isNumbered: false, notices: [] });
  const named = mostNames(rows.slice(0, FIRST), isChosen);
  const isBelowData =
    named > 0 && rows.slice(0, named).some(({ cells }) => cells.length === rows[named]?.cells.length && isMostlyScores(cells));
  if (named >= 0 && !isBelowData) return headingAt(rows, named, false);
  const titles = named < 0 ? titleRows(rows) : 0;
  const [first, second] = rows.slice(titles);
  if (first && second && countsColumns(first.cells)) return headingAt(rows, titles, true);
  if (first && second && !isBelowData && isMostlyWords(first.cells)) return headingAt(rows, titles, false);
  return withoutHeader(rows, titles);
}

/** Whether a row has as many cells as the table, or more of which the surplus is empty. */
export function fits(cells: readonly string[], width: number): boolean {
  return cells.length === width || (cells.length > width && cells.slice(width).every((cell) => cell.trim() === ""));
}

/** Among how many rows the header is looked for. */
const FIRST = 50;

/** The row that names the most columns, the first of several; −1 where none does. A sentence above a table may name one by chance. */
function mostNames(rows: readonly SampleRow[], isChosen: (name: string) => boolean): number {
  let best = -1;
  let most = 0;
  for (const [at, { cells }] of rows.entries()) {
    // What comes below the scores of a table is not its header.
    if (isMostlyScores(cells) && cells.length > 1 && cells.length === rows[best]?.cells.length) break;
    const found = isMostlyScores(cells) ? [] : featuresNamed(cells);
    const count = found.filter((feature, column) => feature ?? isChosen(cells[column] as string)).length;
    if (count <= most) continue;
    best = at;
    most = count;
  }
  return best;
}

/** How many rows at the start are titles: one cell, above rows of nine and more. */
function titleRows(rows: readonly SampleRow[]): number {
  const first = rows.slice(0, FIRST).findIndex(({ cells }) => cells.filter((cell) => cell.trim() !== "").length > 1);
  return first > 0 && usualWidth(rows.slice(first)) >= featureKeys.length ? first : 0;
}

type Unsettled = Omit<Heading, "names" | "width">;

function headingAt(rows: readonly SampleRow[], at: number, isNumbered: boolean): Heading | Refusal {
  const headerRow = rows[at] as SampleRow;
  const below = rows.slice(at + 1);
  const types = below.slice(0, 2).findLastIndex(({ cells }) => namesTypes(cells) || numbersColumns(cells)) + 1;
  const headerLine = types > 0 ? (below[types - 1] as SampleRow).line : headerRow.line;
  const notices: Notice[] = [];
  if (at > 0) notices.push(skipped(rows[0] as SampleRow, rows[at - 1] as SampleRow, "above the header"));
  if (types > 0) notices.push(skipped(below[0] as SampleRow, below[types - 1] as SampleRow, "with the types or numbers of the columns"));
  if (isNumbered)
    notices.push({
      code: "numbered header",
      text: `Line ${headerRow.line} only counts the columns and is taken for a header; the columns are read by their order.`,
    });
  const names = headerRow.cells.map((name) => name.trim());
  return settleWidth(names, { rows: below.slice(types), headerRow, headerLine, isNumbered, notices });
}

function withoutHeader(all: readonly SampleRow[], titles: number): Heading | Refusal {
  const rows = all.slice(titles);
  const width = usualWidth(rows);
  if (width > MOST_COLUMNS) return tooWide(width);
  const last = titles > 0 ? (all[titles - 1] as SampleRow) : undefined;
  const notices = last ? [skipped(all[0] as SampleRow, last, "above the rows")] : [];
  return { names: undefined, isNumbered: false, width, headerRow: undefined, headerLine: last?.line ?? 0, rows, notices };
}

/** Names and rows may differ in length by separators at their ends, or by R's row names; anything else is a mistake in the header. */
function settleWidth(names: readonly string[], unsettled: Unsettled): Heading | Refusal {
  // Rows whose quotes are not closed say nothing about their length.
  const sound = unsettled.rows.filter(({ problem }) => !problem);
  const usual = sound.length === 0 ? names.length : usualWidth(sound);
  const named = names.findLastIndex((name) => name !== "") + 1;
  const width = usual < names.length ? Math.max(usual, named) : names.length;
  const heading = { ...unsettled, names: fitCells(names, width), width };
  if (width > MOST_COLUMNS) return tooWide(width);
  const fitting = sound.filter(({ cells }) => fits(cells, width)).length;
  if (usual === width || fitting >= sound.length / 2) return heading;
  if (usual === names.length + 1 && unsettled.headerRow && hasRowNames(names, sound)) {
    const text = "The rows have one cell more than the header: the first is taken for the row names of R.";
    return { ...heading, names: ["", ...names], width: usual, notices: [...unsettled.notices, { code: "row names", text }] };
  }
  return mismatch(names, usual);
}

function mismatch(names: readonly string[], usual: number): Refusal {
  const merged = names.find((name) => holdsTwoNames(plainName(name)));
  const hint = merged
    ? `; it looks as if a separator is missing within ${show(merged)}`
    : "; it looks as if a separator is missing or too many in the header";
  return {
    code: "header",
    status: 422,
    detail: `The header has ${counted(names.length, "name")}, but most rows have ${counted(usual, "column")}${hint}.`,
  };
}

function tooWide(width: number): Refusal {
  return { code: "too wide", status: 422, detail: `The table has ${width} columns; at most ${MOST_COLUMNS} are read.` };
}

function skipped(from: SampleRow, to: SampleRow, what: string): Notice {
  const lines = from.line === to.line ? `Line ${from.line}` : `Lines ${from.line} to ${to.line}`;
  return { code: "skipped lines", text: `${lines} ${what} ${from.line === to.line ? "is" : "are"} skipped.` };
}

/** The commonest number of cells; of two, the larger. */
function usualWidth(rows: readonly SampleRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] || (one[1] === best[1] && one[0] > best[0]) ? one : best), [0, 0])[0];
}

/** The published names of two features with nothing between them. */
function holdsTwoNames(plain: string): boolean {
  if (featureNamed(plain)) return false;
  for (let at = 3; at <= plain.length - 3; at++) {
    const [before, after] = [featureNamed(plain.slice(0, at)), featureNamed(plain.slice(at))];
    if (before && after && before !== after) return true;
  }
  return false;
}
