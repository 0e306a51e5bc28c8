import type { Table } from "../../data/tables/index.ts";
import type { BatchTable } from "./batch-messages.ts";

/** What the page shows of a table, without its functions. */
export function summaryOf({ separator, names, hasHeader, missing, unclearDiagnoses, features, diagnosis, id }: Table): BatchTable {
  const used = new Set([...features, diagnosis, id]);
  const unused = names.filter((name, column) => !used.has(column) && name !== "");
  return { separator, names, hasHeader, missing, unclearDiagnoses, hasId: id >= 0, hasDiagnosis: diagnosis >= 0, unused };
}
