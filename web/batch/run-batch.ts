import type { Model } from "../../model/file/model.ts";
import type { Progress } from "./answer-file.ts";
import type { BatchOrder } from "./batch.web-worker.ts";

/** Answers a file in a thread of its own; the function returned ends it. */
export function runBatch({ file }: Model, source: File | string, report: (progress: Progress) => void): () => void {
  const worker = new Worker(new URL("./batch.web-worker.ts", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<Progress>) => {
    report(data);
    if (data.kind === "end" || data.kind === "refused") worker.terminate();
  };
  worker.onerror = ({ message }) => report({ kind: "refused", fault: `It could not be read: ${message}` });
  worker.postMessage({ file, source } satisfies BatchOrder);
  return () => worker.terminate();
}
