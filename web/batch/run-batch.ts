import type { Model } from "../../model/file/model.ts";
import type { BatchRequest } from "./batch.web-worker.ts";
import type { BatchMessage } from "./predict-file.ts";

/** Predicts a file in a web worker. The returned function stops it. */
export function runBatch({ file }: Model, source: File | string, report: (message: BatchMessage) => void): () => void {
  const worker = new Worker(new URL("./batch.web-worker.ts", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<BatchMessage>) => {
    report(data);
    if (data.kind === "end" || data.kind === "refused") worker.terminate();
  };
  worker.onerror = ({ message }) => report({ kind: "refused", error: `It could not be read: ${message}` });
  worker.postMessage({ file, source } satisfies BatchRequest);
  return () => worker.terminate();
}
