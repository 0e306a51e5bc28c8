import type { Thread } from "../../../model/assessment/pool.ts";
import type { TrainingData } from "../../../model/training/training-data.ts";
import type { FoldMessage, FoldReply } from "./protocol.ts";

/** What of a MessagePort is needed, in browsers and in Node. */
export interface Port {
  postMessage(message: FoldMessage): void;
  onmessage: ((event: { readonly data: FoldReply }) => void) | null;
  close(): void;
}

/** A thread of a pool at the other end of a port, which has the data before its first job. */
export function portThread(port: Port, data: TrainingData): Thread {
  let settle: ((reply: FoldReply) => void) | undefined;
  port.onmessage = ({ data: reply }) => settle?.(reply);
  port.postMessage({ data });
  return {
    isAlive: true,
    run: (job) =>
      new Promise((resolve) => {
        settle = resolve;
        port.postMessage({ job });
      }),
    stop: async () => port.close(),
  };
}
