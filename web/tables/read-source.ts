import { createCellsReader, createTableReader, type TableEvent, type TableOptions } from "../../data/tables/index.ts";

/** Events of a table, and the share of its file that they cover. */
export interface SourcePart {
  readonly events: readonly TableEvent[];
  readonly progress: number;
}

const PIECE_BYTES = 1 << 18;
const ROWS_PER_PIECE = 2_000;

/** How the page's readers are called in their sentences. */
const settings = { fallback: true, optionNames: { columns: "The choice of columns", malignant: "the choice below" } } as const;

/** Reads a table from a file piece by piece: text as it comes, and the first sheet of an Excel workbook. */
export async function* readSource(source: Blob, options: TableOptions): AsyncGenerator<SourcePart> {
  const reader = createTableReader({ ...settings, ...options });
  for (let from = 0; from < source.size; from += PIECE_BYTES) {
    const bytes = new Uint8Array(await source.slice(from, from + PIECE_BYTES).arrayBuffer());
    const events = reader.push(bytes);
    if (isWorkbook(events)) return yield* readSheetOf(source, options);
    yield { events, progress: Math.min(1, (from + PIECE_BYTES) / source.size) };
  }
  const events = reader.end();
  if (isWorkbook(events)) return yield* readSheetOf(source, options);
  yield { events, progress: 1 };
}

function isWorkbook(events: readonly TableEvent[]): boolean {
  const [first] = events;
  return first?.kind === "refusal" && first.refusal.code === "workbook";
}

async function* readSheetOf(source: Blob, options: TableOptions): AsyncGenerator<SourcePart> {
  // Loaded only now: most files are text.
  const { readWorkbook } = await import("./workbook.ts");
  const rows = await readWorkbook(new Uint8Array(await source.arrayBuffer()));
  if ("code" in rows) return yield { events: [{ kind: "refusal", refusal: rows }], progress: 1 };
  const reader = createCellsReader({ ...settings, ...options });
  for (let from = 0; from < rows.length; from += ROWS_PER_PIECE) {
    const piece = rows.slice(from, from + ROWS_PER_PIECE);
    const events = piece.flatMap((cells, i) => reader.push(cells, from + i + 1));
    yield { events, progress: Math.min(1, (from + ROWS_PER_PIECE) / rows.length) };
    // Lets messages to this thread come in between.
    await new Promise((resolve) => setTimeout(resolve));
  }
  yield { events: reader.end(), progress: 1 };
}
