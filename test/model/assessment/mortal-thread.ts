import { existsSync, writeFileSync } from "node:fs";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { type Job, replyTo } from "../../../model/assessment/jobs.ts";

/*
 * A thread of a pool that can be made to die. The name of a job's recipe says how: "exits" and "throws" while it runs the job,
 * "exits later" once it has replied, and "once PATH" only if there is no file PATH yet, which it leaves behind.
 */
const port = parentPort as MessagePort;
port.on("message", (job: Job) => {
  const name = job.kind === "prediction" && job.method.kind === "network" ? job.method.recipe.name : "";
  if (name === "exits") process.exit(7);
  if (name === "throws") throw new Error("out of luck");
  const mark = name.startsWith("once ") ? name.slice(5) : undefined;
  if (mark !== undefined && !existsSync(mark)) {
    writeFileSync(mark, "");
    process.exit(7);
  }
  port.postMessage(replyTo(job, workerData));
  if (name === "exits later") setTimeout(() => process.exit(7), 20);
});
