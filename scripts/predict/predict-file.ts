import { statSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { NoticeCode, TableOptions } from "../../data/tables/index.ts";
import type { Model } from "../../model/file/model.ts";
import { notice } from "../../model/prediction/notice.ts";
import { createProgress, type Progress } from "../cli/progress.ts";
import { createRowErrors } from "../cli/row-errors.ts";
import { writePiecesAtomically } from "../files.ts";
import { nameOf, tableEvents } from "../read-table.ts";
import { csvRows, jsonRows } from "./rows.ts";

export interface PredictFileOptions {
  readonly table: TableOptions;
  readonly prevalence?: number;
  /** A file, written whole or not at all; otherwise standard output. */
  readonly out: string | undefined;
  readonly json: boolean;
}

/** Predicts the rows of a table in flat memory. What one should know of it goes to standard error. Throws UsageError as `tableEvents` does. */
export async function predictFile(path: string, model: Model, options: PredictFileOptions): Promise<void> {
  const pieces = predictedRows(path, model, options);
  if (options.out !== undefined) return writePiecesAtomically(options.out, pieces);
  try {
    await pipeline(pieces, process.stdout, { end: false });
  } catch (error) {
    // Whoever reads has enough, as `head` has.
    if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
  }
}

/** Notices that count, which only the end of a file can. */
const COUNTING: readonly NoticeCode[] = ["encoding", "tutorial unknown", "repeated header"];

async function* predictedRows(path: string, model: Model, { table, prevalence, out, json }: PredictFileOptions): AsyncGenerator<string> {
  const writer = json ? jsonRows(model, prevalence) : csvRows(model, prevalence);
  const errors = createRowErrors();
  const progress = createFileProgress(path, out !== undefined || !process.stdout.isTTY);
  for await (const events of tableEvents(path, table, ({ length }) => progress.add(length))) {
    let text = "";
    for (const event of events) {
      if (event.kind === "row") {
        text += writer.row(event);
        if (!event.values) errors.add(event.line, event.errors, event.moreErrors);
      } else if (event.kind === "table") {
        text += writer.start(event.table);
        for (const notice of event.table.notices) if (!COUNTING.includes(notice.code)) console.error(notice.text);
      } else {
        text += writer.end();
        progress.finish();
        for (const notice of event.notices) if (COUNTING.includes(notice.code)) console.error(notice.text);
        const rows = event.failed > 0 ? errors.summary(event.rows) : `${event.rows} ${event.rows === 1 ? "row" : "rows"}`;
        console.error(`${nameOf(path)}: ${rows}; model ${model.file.version}. ${notice}`);
      }
    }
    if (text !== "") yield text;
  }
}

/** Work that is over sooner shows no progress. */
const PATIENCE_MILLISECONDS = 500;

/** The progress through the bytes of a file: on a terminal, where it does not run into the rows, and where the size is known. */
function createFileProgress(path: string, isApart: boolean): { add(bytes: number): void; finish(): void } {
  const started = performance.now();
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  let read = 0;
  let progress: Progress | undefined;
  return {
    add(bytes) {
      // A piece is counted when the next one is read: its rows are written by then.
      if (isApart && size > 0 && process.stderr.isTTY && performance.now() - started > PATIENCE_MILLISECONDS) {
        progress ??= createProgress("predicting", size);
        progress.update(read);
      }
      read += bytes;
    },
    finish: () => progress?.finish(),
  };
}
