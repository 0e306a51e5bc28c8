import type { Model } from "../../model/file/model.ts";
import type { BatchRequest, BatchResponse } from "./batch.web-worker.ts";
import type { BatchOptions, BatchReport, BatchRows } from "./batch-messages.ts";

/** A batch that runs elsewhere. */
export interface RunningBatch extends BatchRows {
  /** Stops it and forgets its rows. Calls that are under way are never answered. */
  stop(): void;
}

/** Reads and predicts a file in a web worker, which keeps its rows. */
export function runBatch(model: Model, source: Blob, options: BatchOptions, report: (message: BatchReport) => void): RunningBatch {
  const worker = new Worker(new URL("./batch.web-worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: Error): void }>();
  let lastId = 0;
  const send = (request: BatchRequest) => worker.postMessage(request);
  const call =
    <M extends keyof BatchRows>(method: M) =>
    (...parameters: Parameters<BatchRows[M]>): ReturnType<BatchRows[M]> =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        send({ kind: "call", id, method, parameters });
      }) as ReturnType<BatchRows[M]>;

  worker.onmessage = ({ data }: MessageEvent<BatchResponse>) => {
    if (data.kind === "report") return report(data.report);
    const { resolve, reject } = waiting.get(data.id) ?? {};
    waiting.delete(data.id);
    if (data.kind === "result") resolve?.(data.value);
    else reject?.(new Error(data.reason));
  };
  worker.onerror = ({ message }) => report({ kind: "refused", refusal: { detail: `The file could not be read: ${message}` } });
  send({ kind: "open", file: model.file, source, options });
  return { window: call("window"), predicted: call("predicted"), download: call("download"), stop: () => worker.terminate() };
}
