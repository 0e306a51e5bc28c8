import type { Model } from "../../model/file/model.ts";
import type { Explanation, PredictionInput } from "../../model/prediction/prediction.ts";
import type { IceCurve } from "./outlook.ts";

export interface Reasons {
  readonly explanation: Explanation;
  readonly outlooks: readonly IceCurve[];
  /** How many scores were allowed to change. */
  readonly changes: Changes;
}

/** How many scores may change in the search for what would alter an answer. Three take a while. */
export type Changes = 2 | 3;

/** Finds the reasons for an answer. */
export type FindReasons = (question: PredictionInput, changes: Changes, signal: AbortSignal) => Promise<Reasons>;

/** What the thread is asked. */
export interface ReasonsOrder {
  readonly question: PredictionInput;
  readonly changes: Changes;
}

/** Finds them off the main thread, where the search through thousands of changes holds up nothing. */
export function createReasonsWorker(model: Model): FindReasons {
  let worker: Worker | undefined;
  return (question, changes, signal) =>
    new Promise((resolve, reject) => {
      worker ??= startWorker(model);
      const asked = worker;
      // A search cannot be told to stop; what runs it can.
      const abandon = () => {
        asked.terminate();
        if (worker === asked) worker = undefined;
        reject(signal.reason);
      };
      signal.addEventListener("abort", abandon, { once: true });
      asked.onmessage = ({ data }: MessageEvent<Reasons>) => {
        signal.removeEventListener("abort", abandon);
        resolve(data);
      };
      asked.onerror = ({ message }) => {
        signal.removeEventListener("abort", abandon);
        worker = undefined;
        reject(new Error(message));
      };
      asked.postMessage({ question, changes } satisfies ReasonsOrder);
    });
}

function startWorker(model: Model): Worker {
  const worker = new Worker(new URL("./reasons.web-worker.ts", import.meta.url), { type: "module" });
  worker.postMessage(model.file);
  return worker;
}
