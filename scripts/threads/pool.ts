import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Reply } from "../../model/assessment/jobs.ts";
import { createPool, type Pool, type Thread } from "../../model/assessment/pool.ts";
import type { TrainingData } from "../../model/training/training-data.ts";

/** What the threads run unless a test brings its own: thread.ts. */
const SCRIPT = new URL("./thread.ts", import.meta.url);

/** A pool of threads over one data set, by default one per core. */
export function createThreadPool(data: TrainingData, { threads = availableParallelism(), script = SCRIPT } = {}): Pool {
  return createPool(data, () => startThread(script, data), threads);
}

function startThread(script: URL, data: TrainingData): Thread {
  const worker = new Worker(script, { workerData: data });
  let isAlive = true;
  let cause: Error | undefined;
  let pending: { resolve(reply: Reply): void; reject(error: Error): void } | undefined;
  worker.on("message", (reply: Reply) => pending?.resolve(reply));
  worker.on("error", (error) => {
    cause = error;
  });
  worker.on("exit", (code) => {
    isAlive = false;
    pending?.reject(cause ?? new Error(`the thread ended with exit code ${code}`));
  });
  return {
    get isAlive() {
      return isAlive;
    },
    run: (job) =>
      new Promise((resolve, reject) => {
        pending = { resolve, reject };
        worker.postMessage(job);
      }),
    stop: () => worker.terminate(),
  };
}
