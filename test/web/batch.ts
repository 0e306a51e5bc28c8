import type { BatchOptions, BatchReport } from "../../web/batch/batch-messages.ts";
import { createBatchSession } from "../../web/batch/batch-session.ts";
import type { RowView } from "../../web/batch/row-order.ts";
import { model } from "./model.ts";

export const wholeView: RowView = { filter: "all", sort: "line", descending: false };

/** A batch read to its end, with everything that was reported and its rows in the order of the file. */
export async function readBatch(source: string | Blob, options: BatchOptions = {}, mostRows?: number) {
  const session = createBatchSession(model, new Blob([source]), options, mostRows);
  const reports: BatchReport[] = [];
  await session.read((message) => reports.push(message));
  const all = <K extends BatchReport["kind"]>(kind: K) =>
    reports.filter((report): report is Extract<BatchReport, { kind: K }> => report.kind === kind);
  return {
    session,
    reports,
    rows: await session.window(wholeView, 0, Number.MAX_SAFE_INTEGER),
    table: all("table")[0]?.table,
    counts: all("progress").at(-1)?.counts,
    listed: all("progress").flatMap(({ listed }) => listed),
    refusal: all("refused")[0]?.refusal,
    end: all("end")[0],
  };
}

/** The download of a batch as text, with its byte-order mark if it has one. */
export async function downloadText(source: string | Blob, options: BatchOptions = {}): Promise<string> {
  const { session } = await readBatch(source, options);
  const bytes = new Uint8Array(await (await session.download()).arrayBuffer());
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
