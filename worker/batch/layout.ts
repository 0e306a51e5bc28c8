import { featureKeys, isScore } from "../../data/features.ts";
import { decodeScore } from "../input.ts";
import { nearestName } from "../names.ts";
import { type FieldError, Problem, pointerTo, unprocessable } from "../problems.ts";
import { rowAt } from "./csv.ts";

/** The layout of a CSV file, taken from its first row. */
export interface CsvLayout {
  readonly separator: string;
  readonly newline: "\r\n" | "\n";
  /** Whether the first row names the columns. In the raw UCI file it does not. */
  readonly hasHeader: boolean;
  readonly width: number;
  /** The column of each feature, −1 where there is none. */
  readonly columns: readonly number[];
}

const SEPARATORS = [",", ";", "\t"];

/** The raw file of the UCI repository: case number, nine scores, class. */
const UCI_WIDTH = featureKeys.length + 2;

/** Reads the layout from the first row. Throws Problem 400 where it is not CSV, 422 where its names are wrong. */
export function layoutOf(text: string, at: number): CsvLayout {
  const candidates = SEPARATORS.map((separator) => ({ separator, cells: cellsAt(text, at, separator) }));
  const { separator, cells } = candidates.reduce((best, one) => (fitness(one.cells) > fitness(best.cells) ? one : best));
  const newline = text.indexOf("\n", at);
  const layout = { separator, newline: text[newline - 1] === "\r" ? "\r\n" : "\n", width: cells.length } as const;
  const columns = featureKeys.map((key) => cells.indexOf(key));
  if (columns.every((column) => column < 0) && looksLikeUci(cells))
    return { ...layout, hasHeader: false, columns: featureKeys.map((_, f) => f + 1) };
  const errors = [...repeatedNames(cells), ...misspeltNames(cells)];
  if (errors.length > 0) throw unprocessable(errors);
  if (columns.every((column) => column < 0)) {
    const rule = `a header row with one or more of ${featureKeys.join(", ")}, or the ${UCI_WIDTH} columns of the UCI file`;
    if (cells.length === 1) throw new Problem(400, `The body is not CSV: its first row must be ${rule}.`);
    throw unprocessable([{ pointer: "", detail: `the first row must be ${rule}` }]);
  }
  return { ...layout, hasHeader: true, columns };
}

function cellsAt(text: string, at: number, separator: string): string[] {
  return (rowAt(text, at, separator, true)?.cells ?? []).map((name) => name.trim());
}

/** Feature names count more than columns: a comma in the name of another column does not make the comma the separator. */
function fitness(cells: readonly string[]): number {
  return 1000 * cells.filter((name) => (featureKeys as readonly string[]).includes(name)).length + cells.length;
}

function looksLikeUci(cells: readonly string[]): boolean {
  if (cells.length !== UCI_WIDTH) return false;
  const scores = cells.slice(1, -1).map(decodeScore);
  return scores.filter((value) => value === null || isScore(value)).length > featureKeys.length / 2;
}

function repeatedNames(cells: readonly string[]): FieldError[] {
  return featureKeys
    .filter((key) => cells.indexOf(key) !== cells.lastIndexOf(key))
    .map((key) => ({ pointer: pointerTo([key]), detail: "is the name of more than one column" }));
}

/** Other columns pass through, but a name close to that of a missing feature is taken for a misspelling. */
function misspeltNames(cells: readonly string[]): FieldError[] {
  const missing = featureKeys.filter((key) => !cells.includes(key));
  return cells.flatMap((name) => {
    const nearest = nearestName(name, missing);
    return nearest && nearest !== name ? [{ pointer: pointerTo([name]), detail: `is not a known name; did you mean ${nearest}?` }] : [];
  });
}
