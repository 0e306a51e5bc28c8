import { diagnoses, features } from "../../../data/features.ts";
import { errorText, type Table, type TableRow } from "../../../data/tables/index.ts";
import { readSource } from "../../tables/read-source.ts";
import { LIMITS } from "../experiment/experiment.ts";
import { MOST_LISTED, type OwnError, shortened } from "./own-table.ts";

/** The rows of a table of the nine scores: what is learned from, and what is left out. */
export interface ScoresTable {
  readonly rows: number[][];
  readonly labels: number[];
  readonly leftOut: { errors: number; noClass: number; unknown: number };
  readonly errors: OwnError[];
  readonly notices: readonly string[];
  readonly isCut: boolean;
}

/** Reads a table of the nine scores with diagnoses; undefined where the file is something else. */
export async function readScoresTable(source: Blob): Promise<ScoresTable | undefined> {
  const read: ScoresTable = { rows: [], labels: [], leftOut: { errors: 0, noClass: 0, unknown: 0 }, errors: [], notices: [], isCut: false };
  let notices: readonly string[] = [];
  for await (const { events } of readSource(source, {})) {
    for (const event of events) {
      if (event.kind === "refusal") return undefined;
      if (event.kind === "table") {
        if (!hasAllScores(event.table)) return undefined;
      } else if (event.kind === "end") notices = event.notices.map(({ text }) => text);
      else if (read.rows.length < LIMITS.rows) add(read, event);
      else return { ...read, notices, isCut: true };
    }
  }
  return read.rows.length > 0 ? { ...read, notices } : undefined;
}

function hasAllScores({ missing, diagnosis }: Table): boolean {
  return missing.length === 0 && diagnosis >= 0;
}

function add({ rows, labels, leftOut, errors }: ScoresTable, row: TableRow): void {
  const error = row.values
    ? row.diagnosisError && `${row.diagnosisError.column ?? "diagnosis"} ${row.diagnosisError.detail}`
    : errorText(row);
  if (error) {
    leftOut.errors++;
    if (errors.length < MOST_LISTED) errors.push({ line: row.line, text: shortened(row.raw), error });
  } else if (row.diagnosis === undefined) leftOut.noClass++;
  else if (row.values?.some((value) => value === null)) leftOut.unknown++;
  else {
    rows.push(row.values as number[]);
    labels.push(diagnoses.indexOf(row.diagnosis));
  }
}

/** What the columns and classes of such a table are called. */
export const scoreNames = { inputNames: features.map(({ label }) => label), classNames: diagnoses };
