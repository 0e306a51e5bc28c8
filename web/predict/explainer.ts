import type { Model } from "../../model/file/model.ts";
import type { PredictionInput } from "../../model/prediction/prediction.ts";
import type { Explained, ExplainRequest, MaxChanges } from "./explainer.web-worker.ts";

/** Explains a prediction. Aborting rejects with the signal's reason. */
export type Explainer = (input: PredictionInput, maxChanges: MaxChanges, signal: AbortSignal) => Promise<Explained>;

/** An explainer in a web worker, so that the search through thousands of changes never blocks the page. */
export function createExplainer(model: Model): Explainer {
  let current: Worker | undefined;
  return (input, maxChanges, signal) =>
    new Promise((resolve, reject) => {
      current ??= startWorker(model);
      const worker = current;
      // A running search cannot be interrupted, but its worker can be terminated.
      const abort = () => {
        worker.terminate();
        if (current === worker) current = undefined;
        reject(signal.reason);
      };
      signal.addEventListener("abort", abort, { once: true });
      worker.onmessage = ({ data }: MessageEvent<Explained>) => {
        signal.removeEventListener("abort", abort);
        resolve(data);
      };
      worker.onerror = ({ message }) => {
        signal.removeEventListener("abort", abort);
        current = undefined;
        reject(new Error(message));
      };
      worker.postMessage({ input, maxChanges } satisfies ExplainRequest);
    });
}

function startWorker(model: Model): Worker {
  const worker = new Worker(new URL("./explainer.web-worker.ts", import.meta.url), { type: "module" });
  worker.postMessage(model.file);
  return worker;
}
