import { joinCells } from "./csv.ts";
import { HEAD_BYTES } from "./reader.ts";
import { createRowReader, type RowReader } from "./row-reader.ts";
import { isBlank, type SampleRow } from "./separator.ts";
import { LONGEST_ROW } from "./splitter.ts";
import type { Refusal, TableEvent, TableOptions } from "./types.ts";
import { understand } from "./understand.ts";

/** Reads a table whose cells are found already, as those of a spreadsheet are. */
export interface CellsReader {
  /** What this row completes. Cells that lack at its end are empty. Without a line, rows are counted from 1. */
  push(cells: readonly string[], line?: number): TableEvent[];
  end(): TableEvent[];
}

/** The reader of tables for rows of cells: the same columns, scores and notices. A row's `raw` is what CSV would have. */
export function createCellsReader(options: TableOptions = {}): CellsReader {
  let head: SampleRow[] = [];
  let characters = 0;
  let count = 0;
  let width = 0;
  let reader: RowReader | undefined;
  let isOver = false;

  function decide(isWhole: boolean): TableEvent[] {
    const widest = head.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    const rows = head.map((row) => rowOf(row.cells, row.line, widest));
    head = [];
    const sheet = { rows, given: undefined, isWhole, separator: ",", newline: "\n", decimalComma: true } as const;
    const table = rows.length === 0 ? empty : understand(sheet, options);
    if ("code" in table) {
      isOver = true;
      return [{ kind: "refusal", refusal: table }];
    }
    width = table.width;
    reader = createRowReader(table);
    return [{ kind: "table", table }, ...rows.flatMap(read)];
  }

  function read(row: SampleRow): TableEvent[] {
    const event = reader?.read(row);
    return event ? [event] : [];
  }

  return {
    push(cells, line = count + 1) {
      count = line;
      if (isOver || isBlank(cells)) return [];
      const row = rowOf(cells, line, width);
      if (reader) return read(row);
      head.push(row);
      characters += row.raw.length;
      return characters < HEAD_BYTES ? [] : decide(false);
    },
    end() {
      if (isOver) return [];
      const events = reader ? [] : decide(true);
      isOver = true;
      return reader ? [...events, (reader as RowReader).end()] : events;
    },
  };
}

const empty: Refusal = { code: "empty", status: 400, detail: "The sheet is empty; give a table with a header, or the rows of one." };

function rowOf(given: readonly string[], line: number, width: number): SampleRow {
  const cells = given.length < width ? [...given, ...Array<string>(width - given.length).fill("")] : given;
  const raw = joinCells(cells, ",");
  return { raw, cells, line, problem: raw.length > LONGEST_ROW ? "too long" : undefined };
}
