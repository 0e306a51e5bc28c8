import type { Columns } from "./columns.ts";
import type { BatchRow } from "./predict-file.ts";

const addedColumns = ["prediction", "probability", "predictionSet", "error"];

/** The rows of a file with the four columns that the API adds, as a table of strings. */
export function downloadTable(columns: Columns, rows: readonly BatchRow[]): string[][] {
  const body = rows.map(({ cells, prediction, errors }) => [
    ...cells,
    prediction?.prediction ?? "",
    prediction ? `${prediction.probability}` : "",
    prediction?.predictionSet.join("|") ?? "",
    errors.map(({ column, detail }) => (column ? `${column} ${detail}` : detail)).join("; "),
  ]);
  return columns.hasHeader ? [[...columns.names, ...addedColumns], ...body] : body;
}

/** Offers a text to the visitor as a file to save. */
export function download(text: string, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
