import { featureKeys, isScore } from "../../data/features.ts";
import { decodeScore, readSample } from "../input.ts";
import { Problem, summary } from "../problems.ts";
import { type CsvRow, cell, rowAt } from "./csv.ts";
import { type CsvLayout, layoutOf } from "./layout.ts";
import { predictValues } from "./predict-row.ts";
import { LONGEST_ROW, type RowTranslator } from "./stream.ts";

const TOO_LONG = `the row is longer than ${LONGEST_ROW} characters`;

const ADDED = ["prediction", "probability", "predictionSet", "error"];

/** Turns the rows of a CSV file into the same rows with four more columns. Empty rows are skipped. */
export function csvRows(prevalence: number | undefined): RowTranslator & { readonly layout: CsvLayout | undefined } {
  let layout: CsvLayout | undefined;
  let rest = "";
  let skipping = false;

  function predictAll(text: string, isLast: boolean): string {
    let at = skipping ? skipLine(text) : 0;
    let out = "";
    if (!layout) {
      while (text[at] === "\n" || text[at] === "\r") at++;
      rest = text.slice(at);
      if (!hasFirstRow(rest, isLast)) return "";
      layout = layoutOf(text, at);
      if (layout.hasHeader) {
        const header = rowAt(text, at, layout.separator, true) as CsvRow;
        out += header.raw + layout.separator + ADDED.join(layout.separator) + layout.newline;
        at = header.next;
      }
    }
    while (at < text.length) {
      const isTooLong = text.length - at > LONGEST_ROW;
      const row = rowAt(text, at, layout.separator, isLast) ?? (isTooLong ? rowAt(text, at, layout.separator, true) : undefined);
      if (!row) break;
      // A row without an end gets an error, and the rest of the row is skipped.
      skipping = !isLast && row.next > text.length;
      if (row.raw.trim() !== "") out += predictRow(row, layout, prevalence);
      at = row.next;
    }
    rest = text.slice(at);
    return out;
  }

  function skipLine(text: string): number {
    const newline = text.indexOf("\n");
    skipping = newline < 0;
    return skipping ? text.length : newline + 1;
  }

  return {
    get started() {
      return layout !== undefined;
    },
    get layout() {
      return layout;
    },
    push: (text) => predictAll(rest + text, false),
    end() {
      const out = predictAll(rest, true);
      if (!layout) throw new Problem(400, "The body is empty; send CSV.");
      return out;
    },
    cut: (reason) => (layout ? failure(layout, reason) : ""),
  };
}

/** Whether the first row is complete. Throws Problem 400 where it cannot be a row of CSV. */
function hasFirstRow(text: string, isLast: boolean): boolean {
  const end = rowAt(text, 0, ",", isLast)?.next;
  const row = text.slice(0, end);
  if (row.length > LONGEST_ROW) throw new Problem(400, `The body is not CSV: its first row is longer than ${LONGEST_ROW} characters.`);
  if (/[\0\uFFFD]/.test(row)) throw new Problem(400, "The body is not CSV in UTF-8.");
  return end !== undefined && row.trim() !== "";
}

function predictRow(row: CsvRow, layout: CsvLayout, prevalence: number | undefined): string {
  const { separator, newline, width, columns } = layout;
  if (row.raw.length > LONGEST_ROW) return failure(layout, TOO_LONG);
  if (row.open) return failedRow(row, layout, "a quoted cell is not closed");
  if (row.cells.length !== width)
    return failedRow(row, layout, `the row must have ${width} ${width === 1 ? "column" : "columns"}, got ${row.cells.length}`);
  const values = columns.map((column) => (column < 0 ? null : decodeScore(row.cells[column] as string)));
  if (!values.every((value) => value === null || isScore(value)) || values.every((value) => value === null)) {
    const reading = readSample(Object.fromEntries(featureKeys.map((key, f) => [key, values[f]])));
    return failedRow(row, layout, "errors" in reading ? summary(reading.errors) : "");
  }
  const { prediction, probability, predictionSet } = predictValues(values as readonly (number | null)[], prevalence);
  return `${row.raw}${separator}${prediction}${separator}${probability}${separator}${predictionSet.join("|")}${separator}${newline}`;
}

/** A bad row in its place: as many of its cells as the file has columns, then its error. */
function failedRow({ cells }: { readonly cells: readonly string[] }, { separator, newline, width }: CsvLayout, reason: string): string {
  const kept = Array.from({ length: width }, (_, column) => cells[column] ?? "");
  return [...kept, "", "", "", reason].map((text) => cell(text, separator)).join(separator) + newline;
}

function failure(layout: CsvLayout, reason: string): string {
  return failedRow({ cells: [] }, layout, reason);
}
