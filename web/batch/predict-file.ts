import Papa from "papaparse";
import type { Model } from "../../model/file/model.ts";
import { predict } from "../../model/prediction/predict.ts";
import type { Prediction } from "../../model/prediction/prediction.ts";
import { type Columns, type ReadRow, readColumns, readRow } from "./columns.ts";

/** A row with its prediction, which is absent if the row has an error. */
export interface BatchRow extends ReadRow {
  readonly prediction?: Prediction;
}

/** Messages sent while a file is read. */
export type BatchMessage =
  | { readonly kind: "columns"; readonly columns: Columns }
  /** `progress` is the share of the file read so far. */
  | { readonly kind: "rows"; readonly rows: readonly BatchRow[]; readonly progress: number }
  | { readonly kind: "end" }
  | { readonly kind: "refused"; readonly error: string };

const CHUNK_SIZE = 1 << 14;

/** Reads a CSV file in chunks and predicts every row. An invalid row gets its errors in place of a prediction and never stops the rest. */
export function predictFile(model: Model, source: File | string, report: (message: BatchMessage) => void): void {
  const size = typeof source === "string" ? source.length : source.size;
  let columns: Columns | undefined;
  let line = 1;

  const readChunk = (table: readonly (readonly string[])[], cursor: number, abort: () => void) => {
    const rows: BatchRow[] = [];
    for (const cells of table) {
      const rowLine = line;
      // A quoted cell may contain line breaks.
      line += 1 + cells.reduce((breaks, cell) => breaks + cell.split("\n").length - 1, 0);
      if (cells.every((cell) => cell.trim() === "")) continue;
      if (!columns) {
        const header = readColumns(cells);
        if ("error" in header) {
          report({ kind: "refused", error: header.error });
          abort();
          return;
        }
        columns = header;
        report({ kind: "columns", columns });
        if (columns.hasHeader) continue;
      }
      const row = readRow(cells, rowLine, columns);
      rows.push(row.values ? { ...row, prediction: predict(model, { values: row.values }) } : row);
    }
    report({ kind: "rows", rows, progress: size === 0 ? 1 : Math.min(1, cursor / size) });
  };

  let refused = false;
  const options = {
    chunkSize: CHUNK_SIZE,
    chunk: ({ data, meta }: { data: string[][]; meta: { cursor: number } }, parser: { abort(): void }) =>
      readChunk(data, meta.cursor, () => {
        refused = true;
        parser.abort();
      }),
    complete: () => {
      if (refused) return;
      report(columns ? { kind: "end" } : { kind: "refused", error: "There is nothing in it." });
    },
    error: (error: Error) => report({ kind: "refused", error: `The file cannot be read: ${error.message}` }),
  };
  // Two calls, because papaparse has separate overloads for strings and files.
  if (typeof source === "string") Papa.parse<string[]>(source, options as never);
  else Papa.parse<string[], File>(source, options as never);
}
