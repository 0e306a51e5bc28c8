import type { Explanation, Question } from "../../network/model/answer.ts";
import type { Model } from "../../network/model/model.ts";
import type { Outlook } from "./outlook.ts";

export interface Reasons {
  readonly explanation: Explanation;
  readonly outlooks: readonly Outlook[];
}

/** Finds the reasons for an answer. A question that comes before the last one is answered takes its place. */
export type FindReasons = (question: Question, signal: AbortSignal) => Promise<Reasons>;

/** Finds them off the main thread, where the search through thousands of changes holds up nothing. */
export function createReasonsWorker(model: Model): FindReasons {
  let worker: Worker | undefined;
  return (question, signal) =>
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
      asked.postMessage(question);
    });
}

function startWorker(model: Model): Worker {
  const worker = new Worker(new URL("./reasons.web-worker.ts", import.meta.url), { type: "module" });
  worker.postMessage(model.file);
  return worker;
}
