import Papa from "papaparse";
import type { Model } from "../../model/file/model.ts";
import { predict } from "../../model/prediction/predict.ts";
import type { Prediction } from "../../model/prediction/prediction.ts";
import { type Columns, type ReadRow, readColumns, readRow } from "./columns.ts";

/** A row with its answer; none where it has a fault. */
export interface BatchRow extends ReadRow {
  readonly answer?: Prediction;
}

/** What comes of a file while it is read. */
export type Progress =
  | { readonly kind: "columns"; readonly columns: Columns }
  /** `done` is the share of the file that has been read. */
  | { readonly kind: "rows"; readonly rows: readonly BatchRow[]; readonly done: number }
  | { readonly kind: "end" }
  | { readonly kind: "refused"; readonly fault: string };

const CHUNK = 1 << 14;

/** Reads a CSV piece by piece and answers every row; a bad row has its faults in its place and stops no other. */
export function answerFile(model: Model, source: File | string, report: (progress: Progress) => void): void {
  const size = typeof source === "string" ? source.length : source.size;
  let columns: Columns | undefined;
  let line = 1;

  const readAll = (table: readonly (readonly string[])[], cursor: number, abort: () => void) => {
    const rows: BatchRow[] = [];
    for (const cells of table) {
      const at = line;
      // A quoted cell may hold lines of its own.
      line += 1 + cells.reduce((breaks, cell) => breaks + cell.split("\n").length - 1, 0);
      if (cells.every((cell) => cell.trim() === "")) continue;
      if (!columns) {
        const first = readColumns(cells);
        if ("fault" in first) {
          report({ kind: "refused", fault: first.fault });
          abort();
          return;
        }
        columns = first;
        report({ kind: "columns", columns });
        if (columns.hasHeader) continue;
      }
      const row = readRow(cells, at, columns);
      rows.push(row.values ? { ...row, answer: predict(model, { values: row.values }) } : row);
    }
    report({ kind: "rows", rows, done: size === 0 ? 1 : Math.min(1, cursor / size) });
  };

  let refused = false;
  const options = {
    chunkSize: CHUNK,
    chunk: ({ data, meta }: { data: string[][]; meta: { cursor: number } }, parser: { abort(): void }) =>
      readAll(data, meta.cursor, () => {
        refused = true;
        parser.abort();
      }),
    complete: () => {
      if (refused) return;
      report(columns ? { kind: "end" } : { kind: "refused", fault: "There is nothing in it." });
    },
    error: (error: Error) => report({ kind: "refused", fault: `The file cannot be read: ${error.message}` }),
  };
  // Two calls, since papaparse types a text and a file apart.
  if (typeof source === "string") Papa.parse<string[]>(source, options as never);
  else Papa.parse<string[], File>(source, options as never);
}
