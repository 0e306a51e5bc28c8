import { loadEngine } from "../../lab/training/load-engine.ts";
import { wisconsinLabels as labels, wisconsinRows as rows } from "../wisconsin-rows.ts";
import type { Asked, Told } from "./protocol.ts";
import { type Tools, tasks } from "./tasks.ts";

const tools = loadEngine().then((engine): Tools => ({ data: { rows, labels }, engine }));
const tell = (told: Told) => self.postMessage(told);

self.onmessage = async ({ data: { id, task, question } }: MessageEvent<Asked>) => {
  const run = tasks[task] as (question: unknown, tools: Tools, onNews: (news: unknown) => void) => unknown;
  try {
    const result = run(question, await tools, (news) => tell({ id, is: "news", news }));
    tell({ id, is: "result", result });
  } catch (reason) {
    tell({ id, is: "error", text: reason instanceof Error ? reason.message : String(reason) });
  }
};
