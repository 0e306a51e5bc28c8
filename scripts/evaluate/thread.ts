import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { type EvaluationData, type Job, runJob } from "../../model/assessment/jobs.ts";
import { fastEngine } from "../../network/kernel/kernel.ts";
import { loadKernel } from "../kernel.ts";

// One thread of a pool: does the jobs that it is sent, one at a time.
const port = parentPort as MessagePort;
const engine = fastEngine(loadKernel());
port.on("message", ({ place, job }: { place: number; job: Job }) => {
  port.postMessage({ place, result: runJob(job, workerData as EvaluationData, engine) });
});
