import { featureKeys } from "../features.ts";
import { fitCells } from "./csv.ts";
import { featureNamed, featuresNamed, plainName } from "./lookup.ts";
import { parseNumber, parseScore } from "./score.ts";
import type { SampleRow } from "./separator.ts";
import type { Notice, Refusal } from "./types.ts";
import { show } from "./wording.ts";

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
  const named = rows
    .slice(0, FIRST)
    .findIndex(({ cells }) => !isMostlyScores(cells) && (featuresNamed(cells).some(Boolean) || cells.some(isChosen)));
  const isBelowData =
    named > 0 && rows.slice(0, named).some(({ cells }) => cells.length === rows[named]?.cells.length && isMostlyScores(cells));
  if (named >= 0 && !isBelowData) return headingAt(rows, named, false);
  const first = rows[0];
  if (first && rows.length > 1 && countsColumns(first.cells)) return headingAt(rows, 0, true);
  if (first && !isBelowData && rows.length > 1 && isMostlyWords(first.cells)) return headingAt(rows, 0, false);
  return withoutHeader(rows);
}

/** Whether a row has as many cells as the table, or more of which the surplus is empty. */
export function fits(cells: readonly string[], width: number): boolean {
  return cells.length === width || (cells.length > width && cells.slice(width).every((cell) => cell.trim() === ""));
}

const FIRST = 10;

type Unsettled = Omit<Heading, "names" | "width">;

function headingAt(rows: readonly SampleRow[], at: number, isNumbered: boolean): Heading | Refusal {
  const headerRow = rows[at] as SampleRow;
  const below = rows.slice(at + 1);
  const types = below.slice(0, 2).findLastIndex(({ cells }) => namesTypes(cells)) + 1;
  const headerLine = types > 0 ? (below[types - 1] as SampleRow).line : headerRow.line;
  const notices: Notice[] = [];
  if (at > 0) notices.push(skipped(rows[0] as SampleRow, rows[at - 1] as SampleRow, "above the header"));
  if (types > 0) notices.push(skipped(below[0] as SampleRow, below[types - 1] as SampleRow, "with the types of the columns"));
  if (isNumbered)
    notices.push({
      code: "numbered header",
      text: `Line ${headerRow.line} only counts the columns and is taken for a header; the columns are read by their order.`,
    });
  const names = headerRow.cells.map((name) => name.trim());
  return settleWidth(names, { rows: below.slice(types), headerRow, headerLine, isNumbered, notices });
}

function withoutHeader(rows: readonly SampleRow[]): Heading | Refusal {
  const width = usualWidth(rows);
  if (width > MOST_COLUMNS) return tooWide(width);
  return { names: undefined, isNumbered: false, width, headerRow: undefined, headerLine: 0, rows, notices: [] };
}

/** Names and rows may differ in length by separators at their ends, or by R's row names; anything else is a mistake in the header. */
function settleWidth(names: readonly string[], unsettled: Unsettled): Heading | Refusal {
  const usual = unsettled.rows.length === 0 ? names.length : usualWidth(unsettled.rows);
  const named = names.findLastIndex((name) => name !== "") + 1;
  const width = usual < names.length ? Math.max(usual, named) : names.length;
  const heading = { ...unsettled, names: fitCells(names, width), width };
  if (width > MOST_COLUMNS) return tooWide(width);
  const fitting = unsettled.rows.filter(({ cells }) => fits(cells, width)).length;
  if (usual === width || fitting >= unsettled.rows.length / 2) return heading;
  if (usual === names.length + 1 && hasRowNames(names, unsettled.rows)) {
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
  return { code: "header", status: 422, detail: `The header has ${names.length} names, but most rows have ${usual} columns${hint}.` };
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

function hasRowNames(names: readonly string[], rows: readonly SampleRow[]): boolean {
  const found = new Set(featuresNamed(names));
  if (featureKeys.some((key) => !found.has(key))) return false;
  const numbers = rows.map(({ cells }) => parseNumber(cells[0] as string, false) ?? Number.NaN);
  return numbers.every((number, i) => i === 0 || number > (numbers[i - 1] as number));
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

/** 0, 1, 2 … or 1, 2, 3 …, with or without a word before the number (`V1`, `Column1`, `Unnamed: 0`), or A, B, C …; an unnamed column may come first. */
function countsColumns(cells: readonly string[]): boolean {
  const names = cells.map((name) => name.trim());
  while (names.at(-1) === "") names.pop();
  if (names[0] === "") names.shift();
  if (names.length < featureKeys.length) return false;
  if (names.every((name, i) => name === String.fromCharCode(65 + i))) return true;
  const parts = names.map((name) => /^(\D{0,20})(\d{1,3})$/.exec(name));
  const [, word, first] = parts[0] ?? [];
  if (first === undefined || Number(first) > 1) return false;
  return parts.every((part, i) => part !== null && part[1] === word && Number(part[2]) === Number(first) + i);
}

/** Orange's second and third line: the type and the role of each column. */
function namesTypes(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim().toLowerCase()).filter((cell) => cell !== "");
  return filled.length > 0 && filled.every((cell) => typeWords.has(cell)) && filled.some((cell) => cell.length > 1 || filled.length > 1);
}

const typeWords = new Set([
  "c",
  "d",
  "s",
  "t",
  "i",
  "continuous",
  "discrete",
  "string",
  "time",
  "class",
  "meta",
  "ignore",
  "numeric",
  "int64",
  "float64",
  "object",
]);

function isMostlyScores(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  return filled.filter((cell) => parseScore(cell) !== undefined).length > filled.length / 2;
}

function isMostlyWords(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  return filled.filter((cell) => parseScore(cell) === undefined && parseNumber(cell, true) === undefined).length > filled.length / 2;
}
