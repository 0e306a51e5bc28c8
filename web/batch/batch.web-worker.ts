import type { ModelFile } from "../../model/file/model-file.ts";
import { parseModel } from "../../model/file/parse.ts";
import type { BatchOptions, BatchReport, BatchRows } from "./batch-messages.ts";
import { createBatchSession } from "./batch-session.ts";

/** What the page sends: first what to read, then calls. */
export type BatchRequest =
  | { readonly kind: "open"; readonly file: ModelFile; readonly source: Blob; readonly options: BatchOptions }
  | { readonly kind: "call"; readonly id: number; readonly method: keyof BatchRows; readonly parameters: readonly unknown[] };

/** What the page gets: reports while the file is read, and the results of its calls. */
export type BatchResponse =
  | { readonly kind: "report"; readonly report: BatchReport }
  | { readonly kind: "result"; readonly id: number; readonly value: unknown }
  | { readonly kind: "failure"; readonly id: number; readonly reason: string };

let rows: BatchRows | undefined;

self.onmessage = ({ data }: MessageEvent<BatchRequest>) => {
  if (data.kind === "call") void call(data);
  else void open(data);
};

async function open({ file, source, options }: Extract<BatchRequest, { kind: "open" }>): Promise<void> {
  const report = (message: BatchReport) => respond({ kind: "report", report: message });
  const session = createBatchSession(parseModel(file), source, options);
  rows = session;
  await session.read(report).catch((reason: unknown) => {
    report({ kind: "refused", refusal: { detail: `The file could not be read: ${messageOf(reason)}` } });
  });
}

async function call({ id, method, parameters }: Extract<BatchRequest, { kind: "call" }>): Promise<void> {
  try {
    if (!rows) throw new Error("no file is open");
    const value = await (rows[method] as (...parameters: readonly unknown[]) => Promise<unknown>)(...parameters);
    respond({ kind: "result", id, value });
  } catch (reason) {
    respond({ kind: "failure", id, reason: messageOf(reason) });
  }
}

function respond(response: BatchResponse): void {
  self.postMessage(response);
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
