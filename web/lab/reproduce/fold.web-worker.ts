import { replyTo } from "../../../model/assessment/jobs.ts";
import type { TrainingData } from "../../../model/training/training-data.ts";
import { loadEngine } from "../training/load-engine.ts";
import type { FoldMessage } from "./protocol.ts";

// One thread of the pool: gets a port to the web worker that rebuilds, then runs the jobs that come through it.
self.onmessage = async ({ data: port }: MessageEvent<MessagePort>) => {
  const engine = await loadEngine();
  let data: TrainingData | undefined;
  port.onmessage = ({ data: message }: MessageEvent<FoldMessage>) => {
    if ("data" in message) data = message.data;
    else port.postMessage(replyTo(message.job, data as TrainingData, engine));
  };
};
