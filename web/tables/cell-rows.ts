import { byteOrderMark } from "../../data/tables/charset.ts";
import { createDecoder } from "../../data/tables/decoder.ts";
import { foreignBytes, foreignText } from "../../data/tables/foreign.ts";
import type { Refusal } from "../../data/tables/index.ts";
import { findSeparator, isBlank, sampleRows } from "../../data/tables/separator.ts";

/** The cells of a row, and the line on which it begins, counted from 1. */
export interface CellRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The rows of any table, whatever its columns mean: `decimalComma` says whether a comma may be one. */
export interface CellTable {
  readonly rows: readonly CellRow[];
  readonly decimalComma: boolean;
}

/** Splits a text file or the first sheet of a workbook into cells. Blank rows are none. */
export async function readCellRows(bytes: Uint8Array<ArrayBuffer>): Promise<CellTable | Refusal> {
  const foreign = foreignBytes(bytes);
  if (foreign?.code === "workbook") return readSheetCells(bytes);
  if (foreign) return foreign;
  const mark = byteOrderMark(bytes);
  const decoder = createDecoder(mark?.charset ?? "utf-8", true);
  const text = decoder.decode(bytes.subarray(mark?.length ?? 0)) + decoder.end();
  if (text.trim() === "") return { code: "empty", status: 400, detail: "The file is empty." };
  const foreignKind = foreignText(text.slice(0, 65_536));
  if (foreignKind) return foreignKind;
  const separator = findSeparator(text.slice(0, 65_536), false, () => false);
  const rows = sampleRows(text, true, { separator, quote: '"', comment: undefined }, 1);
  return { rows, decimalComma: separator !== "," };
}

async function readSheetCells(bytes: Uint8Array<ArrayBuffer>): Promise<CellTable | Refusal> {
  // Loaded only now: most files are text.
  const { readWorkbook } = await import("./workbook.ts");
  const rows = await readWorkbook(bytes);
  if ("code" in rows) return rows;
  return { rows: rows.map((cells, i) => ({ line: i + 1, cells })).filter(({ cells }) => !isBlank(cells)), decimalComma: true };
}
