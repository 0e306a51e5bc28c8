import { addedNames, errorText } from "../../data/tables/answers.ts";
import { joinCells } from "../../data/tables/csv.ts";
import type { Table, TableRow } from "../../data/tables/types.ts";
import { answerCells, answerColumns, errorCells, type TablePrediction } from "./answer-columns.ts";

/** The lines of a table with its predictions beside its rows, each with its line end. */
export interface AnswerLines {
  /** The names of all columns; "" where the table has no header. */
  readonly header: string;
  /** A good row as it stood, then its prediction. */
  predicted(row: TableRow, prediction: TablePrediction): string;
  /** A row with errors: as many of its cells as the table has columns, then its errors in their own column. */
  failed(row: TableRow): string;
  /** A line that has no row, only what went wrong. */
  failure(detail: string): string;
}

/**
 * Writes CSV in the separator and the line ends of the table. CR alone, which few programs read, becomes LF. `settings`, by name, are
 * columns after all others that hold the same in every row.
 */
export function answerLines(
  { header, names, newline, separator, width }: Table,
  settings: Readonly<Record<string, string>> = {},
): AnswerLines {
  const join = (cells: readonly string[]) => joinCells(cells, separator);
  const settingCells = Object.values(settings)
    .map((value) => separator + join([value]))
    .join("");
  const lineBreak = newline === "\r" ? "\n" : newline;
  const lineEnd = settingCells + lineBreak;
  // No cell of a prediction holds one of these, so that none needs quotes.
  const joinAnswer = [",", ";", "\t"].includes(separator) ? (cells: readonly string[]) => cells.join(separator) : join;
  const empty = join([""]);
  const failure = (cells: readonly string[], detail: string) => {
    // A row of one letter in a table of many columns: only its own cells are looked at.
    const kept = join(cells.length === 0 ? [""] : cells.slice(0, width));
    const padding = (separator + empty).repeat(Math.max(0, width - Math.max(1, cells.length)));
    return kept + padding + separator + join(errorCells(detail)) + lineEnd;
  };
  return {
    header:
      header === undefined ? "" : header + separator + join(addedNames(names, [...answerColumns, ...Object.keys(settings)])) + lineBreak,
    predicted: (row, prediction) => row.raw + separator + joinAnswer(answerCells(prediction)) + lineEnd,
    failed: (row) => failure(row.cells, errorText(row)),
    failure: (detail) => failure([], detail),
  };
}
