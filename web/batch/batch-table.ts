import { numbersRows, type Table } from "../../data/tables/index.ts";
import type { BatchTable, PredictionSettings } from "./batch-messages.ts";

/** What the page shows of a table, without its functions. */
export function summaryOf(table: Table, settings: Required<PredictionSettings>): BatchTable {
  const { separator, names, hasHeader, missing, unclearDiagnoses, features, diagnosis } = table;
  const caseNumber = caseColumn(table);
  const used = new Set([...features, diagnosis, caseNumber]);
  const unused = names.filter((name, column) => !used.has(column) && name !== "");
  return { separator, names, hasHeader, missing, unclearDiagnoses, settings, hasId: caseNumber >= 0, hasDiagnosis: diagnosis >= 0, unused };
}

/** The column by which people find a row again: its case numbers, else the names or numbers that a program gave the rows; −1 where there is none. */
export function caseColumn({ names, hasHeader, features, diagnosis, id }: Table): number {
  if (id >= 0 || !hasHeader) return id;
  const used = new Set([...features, diagnosis]);
  // A column without a name holds them only at the start; elsewhere it comes from separators at the ends of the lines.
  return names.findIndex((name, column) => !used.has(column) && numbersRows(name) && (name !== "" || column === 0));
}
