import { joinCells, type Table, type TableRow } from "../../data/tables/index.ts";
import { answerLines } from "../../model/prediction/answer-lines.ts";
import { readSource } from "../tables/read-source.ts";
import type { BatchOptions } from "./batch-messages.ts";
import type { RowStore } from "./row-store.ts";
import { safeCell, safeRow } from "./safe-cells.ts";
import { settingsOf } from "./settings-state.ts";

/** What a download is made of: the file once more, and the predictions of its rows. */
export interface DownloadParts {
  readonly source: Blob;
  readonly options: BatchOptions;
  readonly table: Table;
  readonly store: RowStore;
}

/**
 * The file with its predictions, as CSV with the file's separator that is safe to open in a spreadsheet. Reads the file once more, so
 * that its cells never have to be kept. Throws if the file has changed.
 */
export async function downloadOf({ source, options, table, store }: DownloadParts): Promise<Blob> {
  // A file of predictions must say what they hold for, where that is not the model's own.
  const settings = Object.fromEntries(Object.entries(settingsOf(options)).map(([name, value]) => [name, String(value)]));
  const lines = answerLines({ ...table, header: safeHeader(table) }, settings);
  const parts: Blob[] = [];
  let isPlain = true;
  let row = 0;
  // As blobs, the parts are the browser's to keep, on disk if need be.
  const add = (text: string) => {
    isPlain &&= isAscii(text);
    if (text !== "") parts.push(new Blob([text]));
  };
  add(lines.header);
  for await (const { events } of readSource(source, options)) {
    let text = "";
    for (const event of events) {
      if (event.kind === "refusal") throw new Error("the file has changed since it was read");
      if (event.kind !== "row" || row === store.length) continue;
      text += lineOf(event, row++);
    }
    add(text);
    if (row === store.length) break;
  }
  // Excel reads UTF-8 as such only with a byte-order mark.
  return new Blob(isPlain ? parts : ["\uFEFF", ...parts], { type: "text/csv" });

  function lineOf(event: TableRow, index: number): string {
    const prediction = store.prediction(index);
    if (event.line !== store.line(index) || (event.values === undefined) !== (prediction === undefined))
      throw new Error("the file has changed since it was read");
    const safe = safeRow(event, table);
    return prediction ? lines.predicted(safe, prediction) : lines.failed(safe);
  }
}

function safeHeader({ header, names, separator }: Table): string | undefined {
  const safe = names.map(safeCell);
  return header === undefined || safe.every((name, column) => name === names[column]) ? header : joinCells(safe, separator);
}

function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant.
  return /^[\x00-\x7f]*$/.test(text);
}
