import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { type Job, replyTo } from "../../model/assessment/jobs.ts";
import type { TrainingData } from "../../model/training/training-data.ts";
import { fastEngine } from "../../network/kernel/kernel.ts";
import { loadKernel } from "../kernel.ts";

// One thread of a pool: runs the jobs that it is sent, one at a time.
const port = parentPort as MessagePort;
const engine = fastEngine(loadKernel());
port.on("message", (job: Job) => port.postMessage(replyTo(job, workerData as TrainingData, engine)));
