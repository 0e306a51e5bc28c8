import { createReadStream } from "node:fs";
import { createCellsReader, createTableReader, sheetCells, type TableEvent, type TableOptions } from "../data/tables/index.ts";
import { UsageError } from "./cli/options.ts";
import { readingReason } from "./files.ts";

/** The path that stands for standard input. */
export const STANDARD_INPUT = "-";

/** What a file is called in messages. */
export function nameOf(path: string): string {
  return path === STANDARD_INPUT ? "standard input" : path;
}

/** How a file on this machine is read: what is not UTF-8 is windows-1252, and sentences name the options of the command line. */
const LOCAL: TableOptions = { fallback: true, optionNames: { columns: "--columns", malignant: "--malignant" } };

/**
 * The events of a table in a file or, with `-`, on standard input, a list for each piece of it; `onBytes` sees every piece. An
 * Excel workbook is read from its first sheet, whole; anything else in flat memory. Throws UsageError with the name of the file
 * and one sentence where it cannot be read or is refused.
 */
export async function* tableEvents(
  path: string,
  options: TableOptions,
  onBytes: (bytes: Uint8Array) => void = () => {},
): AsyncGenerator<readonly Exclude<TableEvent, { kind: "refusal" }>[]> {
  const pieces = watched(filePieces(path), onBytes);
  const [start, rest] = await firstBytes(pieces, WORKBOOK.length);
  const isWorkbook = WORKBOOK.every((byte, i) => start[i] === byte);
  for await (const events of isWorkbook
    ? workbookEvents(path, start, rest, { ...LOCAL, ...options })
    : textEvents(start, rest, { ...LOCAL, ...options })) {
    const refusal = events.find((event) => event.kind === "refusal");
    if (refusal) throw new UsageError(`${nameOf(path)}: ${refusal.refusal.detail}`);
    yield events as Exclude<TableEvent, { kind: "refusal" }>[];
  }
}

/** How a ZIP file begins, which a workbook is. */
const WORKBOOK = [0x50, 0x4b, 0x03, 0x04];

async function* filePieces(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* path === STANDARD_INPUT ? process.stdin : createReadStream(path, { highWaterMark: 1 << 18 });
  } catch (error) {
    throw new UsageError(`${nameOf(path)}: ${readingReason(error, path)}`);
  }
}

async function* watched(pieces: AsyncIterable<Uint8Array>, onBytes: (bytes: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  for await (const bytes of pieces) {
    onBytes(bytes);
    yield bytes;
  }
}

/** The first bytes, at least so many unless there are fewer, and the pieces after them. */
async function firstBytes(pieces: AsyncGenerator<Uint8Array>, count: number): Promise<[Uint8Array, AsyncGenerator<Uint8Array>]> {
  let start: Uint8Array = new Uint8Array(0);
  while (start.length < count) {
    const { value, done } = await pieces.next();
    if (done) break;
    start = Buffer.concat([start, value]);
  }
  return [start, pieces];
}

async function* textEvents(start: Uint8Array, rest: AsyncIterable<Uint8Array>, options: TableOptions): AsyncGenerator<TableEvent[]> {
  const reader = createTableReader(options);
  yield reader.push(start);
  for await (const bytes of rest) yield reader.push(bytes);
  yield reader.end();
}

async function* workbookEvents(
  path: string,
  start: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
  options: TableOptions,
): AsyncGenerator<TableEvent[]> {
  const pieces = [start];
  for await (const bytes of rest) pieces.push(bytes);
  const rows = await firstSheet(path, Uint8Array.from(Buffer.concat(pieces)).buffer);
  const reader = createCellsReader(options);
  for (const [i, row] of rows.entries()) yield reader.push(sheetCells(row), i + 1);
  yield reader.end();
}

async function firstSheet(path: string, workbook: ArrayBuffer): Promise<readonly (readonly unknown[])[]> {
  // Loaded for a workbook alone.
  const { readSheet } = await import("read-excel-file/universal");
  try {
    return await readSheet(workbook);
  } catch (error) {
    throw new UsageError(`${nameOf(path)}: this is a ZIP file that cannot be read as an Excel workbook (${(error as Error).message})`);
  }
}
