import type { ColumnChoice, OwnReading } from "./own-table.ts";

/** Reads a table in a web worker of its own, which ends with it or with the signal. */
export function readInWorker(source: Blob, choice: ColumnChoice | undefined, signal: AbortSignal): Promise<OwnReading> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./own-table.web-worker.ts", import.meta.url), { type: "module" });
    const end = () => worker.terminate();
    signal.addEventListener("abort", () => {
      end();
      reject(signal.reason as Error);
    });
    worker.onmessage = ({ data }: MessageEvent<OwnReading>) => {
      end();
      resolve(data);
    };
    worker.onerror = ({ message }) => {
      end();
      resolve({ kind: "refused", detail: `The file could not be read: ${message}` });
    };
    worker.postMessage(choice ? { source, choice } : { source });
  });
}
