import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { EvaluationData, Job, Result } from "../../model/assessment/jobs.ts";
import type { Pool } from "../../model/assessment/pool.ts";

/** A pool over one data set with a thread a core, or as many as are asked for. */
export function createPool(data: EvaluationData, threads = availableParallelism()): Pool {
  const workers = Array.from({ length: threads }, () => new Worker(new URL("./thread.ts", import.meta.url), { workerData: data }));
  return {
    run: (jobs, onDone) => new Promise((resolve, reject) => share(workers, jobs, resolve, reject, onDone)),
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function share<J extends Job>(
  workers: readonly Worker[],
  jobs: readonly J[],
  resolve: (results: Result<J>[]) => void,
  reject: (error: Error) => void,
  onDone?: (done: number) => void,
): void {
  const results = new Array<Result<J>>(jobs.length);
  let next = 0;
  let done = 0;
  if (jobs.length === 0) resolve(results);
  for (const worker of workers) {
    const giveNext = (): void => {
      if (next < jobs.length) worker.postMessage({ place: next, job: jobs[next++] });
    };
    worker.removeAllListeners();
    worker.on("error", reject);
    worker.on("message", ({ place, result }: { place: number; result: Result<J> }) => {
      results[place] = result;
      done += 1;
      onDone?.(done);
      if (done === jobs.length) resolve(results);
      else giveNext();
    });
    giveNext();
  }
}
