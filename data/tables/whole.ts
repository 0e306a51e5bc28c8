import { createTableReader } from "./reader.ts";
import type { Notice, Refusal, Table, TableEvent, TableOptions, TableRow } from "./types.ts";

/** A table that was read to its end. */
export interface WholeTable {
  readonly table: Table;
  readonly rows: readonly TableRow[];
  readonly notices: readonly Notice[];
}

/** Reads a file that is in memory. */
export function readTable(bytes: Uint8Array, options: TableOptions = {}): WholeTable | Refusal {
  const reader = createTableReader(options);
  return wholeTable([...reader.push(bytes), ...reader.end()]);
}

/** All events of a reader as one table, or the refusal. */
export function wholeTable(events: Iterable<TableEvent>): WholeTable | Refusal {
  let table: Table | undefined;
  let notices: readonly Notice[] = [];
  const rows: TableRow[] = [];
  for (const event of events) {
    if (event.kind === "refusal") return event.refusal;
    if (event.kind === "table") table = event.table;
    else if (event.kind === "row") rows.push(event);
    else notices = event.notices;
  }
  if (!table) throw new Error("wholeTable: the events end before a table or a refusal");
  return { table, rows, notices };
}
