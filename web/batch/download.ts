import type { BatchRow } from "./answer-file.ts";
import type { Columns } from "./columns.ts";

const added = ["prediction", "probability", "predictionSet", "error"];

/** The rows of a file with the four columns that the API adds, as a table of texts. */
export function answeredTable(columns: Columns, rows: readonly BatchRow[]): string[][] {
  const body = rows.map(({ cells, answer, faults }) => [
    ...cells,
    answer?.prediction ?? "",
    answer ? `${answer.probability}` : "",
    answer?.predictionSet.join("|") ?? "",
    faults.map(({ column, detail }) => (column ? `${column} ${detail}` : detail)).join("; "),
  ]);
  return columns.hasHeader ? [[...columns.names, ...added], ...body] : body;
}

/** Hands a text to the visitor as a file. */
export function download(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
