import { byteOrderMark } from "./charset.ts";
import { joinCells } from "./csv.ts";
import { createDecoder, type Decoder } from "./decoder.ts";
import { foreignBytes } from "./foreign.ts";
import { type Opening, readHead } from "./head.ts";
import { fits } from "./heading.ts";
import { fallbackNotice } from "./notices.ts";
import { createRowReader } from "./row-reader.ts";
import { createSplitter, type SplitRow } from "./splitter.ts";
import type { Notice, Refusal, Table, TableEvent, TableOptions } from "./types.ts";

/** Reads a table from its bytes, in pieces of any size. Keeps the first 64 KiB until it has decided what they are, and then one row. */
export interface TableReader {
  /** What these bytes complete. Nothing after a refusal. */
  push(bytes: Uint8Array): TableEvent[];
  /** What is left when the bytes end. The last event is the end, or a refusal. */
  end(): TableEvent[];
}

/** How much of a file decides what it is. */
export const HEAD_BYTES = 65_536;

/** The one reader of tables. What it gives does not depend on how the bytes are cut. */
export function createTableReader(options: TableOptions = {}): TableReader {
  let head: Uint8Array | undefined = new Uint8Array(HEAD_BYTES);
  let filled = 0;
  let rows: RowStream | undefined;
  let isOver = false;

  function decide(bytes: Uint8Array, isWhole: boolean): TableEvent[] {
    head = undefined;
    const opened = openBytes(bytes, isWhole, options);
    if ("code" in opened) {
      isOver = true;
      return [{ kind: "refusal", refusal: opened }];
    }
    rows = opened.rows;
    return [{ kind: "table", table: rows.table }, ...opened.events];
  }

  return {
    push(bytes) {
      if (isOver) return [];
      if (rows) return rows.push(bytes);
      const taken = bytes.subarray(0, HEAD_BYTES - filled);
      (head as Uint8Array).set(taken, filled);
      filled += taken.length;
      // With exactly 64 KiB, more may follow or not; only the next byte or the end tells.
      if (taken.length === bytes.length) return [];
      const events = decide(head as Uint8Array, false);
      return rows ? events.concat((rows as RowStream).push(bytes.subarray(taken.length))) : events;
    },
    end() {
      if (isOver) return [];
      const events = rows ? [] : decide((head as Uint8Array).subarray(0, filled), true);
      isOver = true;
      return rows ? events.concat((rows as RowStream).end()) : events;
    },
  };
}

/** The rows of a table, as far as their bytes have come. */
interface RowStream {
  readonly table: Table;
  push(bytes: Uint8Array): TableEvent[];
  end(): TableEvent[];
}

interface OpenedStream {
  readonly rows: RowStream;
  /** The rows that the first bytes complete. */
  readonly events: TableEvent[];
}

/** Decodes the first bytes, decides what they are, and reads on from there. */
function openBytes(bytes: Uint8Array, isWhole: boolean, options: TableOptions): OpenedStream | Refusal {
  const foreign = foreignBytes(bytes);
  if (foreign) return foreign;
  const mark = byteOrderMark(bytes);
  const stated = mark?.charset ?? options.charset ?? "utf-8";
  const content = bytes.subarray(mark?.length ?? 0);
  let decoder = createDecoder(stated, options.fallback);
  let text = decoder.decode(content) + (isWhole ? decoder.end() : "");
  const notices: Notice[] = [];
  if (decoder.strays > 0 && options.fallback && stated === "utf-8") {
    // What is not UTF-8 in its first part is taken for windows-1252 throughout.
    decoder = createDecoder("windows-1252");
    text = decoder.decode(content);
    notices.push(fallbackNotice());
  }
  const opening = readHead(text, isWhole, options);
  if ("code" in opening) return opening;
  const table = { ...opening.table, notices: [...notices, ...opening.table.notices] };
  const hasSurrogates = stated.startsWith("utf-16");
  return streamRows({ ...opening, table }, text, decoder, () => hasSurrogates || (!options.fallback && decoder.strays > 0));
}

function streamRows(
  { table, format, start, line }: Opening,
  text: string,
  decoder: Decoder,
  mayBeUndecodable: () => boolean,
): OpenedStream {
  const splitter = createSplitter({ ...format, line, fits: (cells) => fits(cells, table.width) });
  const reader = createRowReader(table);
  let events: TableEvent[] = [];
  const keep = (split: SplitRow) => {
    const read = reader.read(format.quote === '"' ? split : asCsv(split, table.separator), mayBeUndecodable());
    if (read) events.push(read);
  };
  const split = (piece: string) => {
    events = [];
    splitter.push(piece, keep);
    return events;
  };
  const rows: RowStream = {
    table,
    push: (bytes) => split(decoder.decode(bytes)),
    end() {
      split(decoder.end());
      splitter.end(keep);
      const isFallback = decoder.strays > 0 && !mayBeUndecodable();
      events.push(reader.end(isFallback ? [fallbackNotice(decoder.strays)] : []));
      return events;
    },
  };
  return { rows, events: split(text.slice(start)) };
}

/** A row with single quotes, as ARFF has them, as CSV writes it. */
function asCsv(row: SplitRow, separator: string): SplitRow {
  return row.cells && !row.problem ? { ...row, raw: joinCells(row.cells, separator) } : row;
}
