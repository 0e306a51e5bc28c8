import { sha256Text } from "../../../network/math/sha256.ts";
import { grouped } from "../../format.ts";
import { readCellRows } from "../../tables/cell-rows.ts";
import { type LabData, LIMITS } from "../experiment/experiment.ts";
import { readNumericTable } from "./numeric-table.ts";
import type { ColumnChoice, OwnReading } from "./own-table.ts";
import { readScoresTable, scoreNames } from "./scores-table.ts";

/** The largest file that is read. */
const MOST_BYTES = 50 * 2 ** 20;

/** Reads a table of the visitor's own: of the nine scores where it is one, otherwise of any numbers with one column of two classes. */
export async function readOwnTable(source: Blob, choice?: ColumnChoice): Promise<OwnReading> {
  if (source.size > MOST_BYTES) return refused(`The file must have at most ${grouped(MOST_BYTES)} bytes, got ${grouped(source.size)}.`);
  const scores = await readScoresTable(source);
  if (scores?.isCut) return refused(`The table must have at most ${grouped(LIMITS.rows)} complete rows, and has more.`);
  if (scores) {
    const { rows, labels, isCut: _, ...rest } = scores;
    return tableOf({ rows, labels, ...scoreNames }, { ...rest, isScores: true, classColumns: [] });
  }
  const cells = await readCellRows(new Uint8Array(await source.arrayBuffer()));
  if ("code" in cells) return refused(cells.detail);
  const read = readNumericTable(cells, choice);
  if (typeof read === "string") return refused(read);
  const { data, ...rest } = read;
  return tableOf(data, { ...rest, isScores: false });
}

type Rest = Omit<Extract<OwnReading, { kind: "table" }>, "kind" | "data" | "sha256">;

function tableOf(data: LabData, rest: Rest): OwnReading {
  const classes = new Set(data.labels);
  if (classes.size < 2) return refused(`Both classes must have complete rows, got none of “${data.classNames[classes.has(1) ? 0 : 1]}”.`);
  return { kind: "table", data, sha256: hashOf(data), ...rest };
}

/** The same rows have the same hash, whatever file they come in. */
function hashOf({ inputNames, classNames, rows, labels }: LabData): string {
  return sha256Text(JSON.stringify([inputNames, classNames, rows, labels]));
}

function refused(detail: string): OwnReading {
  return { kind: "refused", detail };
}
