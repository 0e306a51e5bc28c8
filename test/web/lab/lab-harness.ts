import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { fastEngine } from "../../../network/kernel/kernel.ts";
import { projectPath } from "../../../scripts/files.ts";
import { loadKernel } from "../../../scripts/kernel.ts";
import { createLabState, type LabDependencies } from "../../../web/lab/create-lab-state.ts";
import { madeData, wisconsinData } from "../../../web/lab/experiment/data-sets.ts";
import type { DataChoice, LabData } from "../../../web/lab/experiment/experiment.ts";
import type { LabState } from "../../../web/lab/lab-state.ts";
import type { OpenPort } from "../../../web/lab/training/lab-worker.ts";
import { createSession } from "../../../web/lab/training/session.ts";

export const engine = fastEngine(loadKernel());

export const wisconsin = wisconsinData(readFileSync(projectPath("data/wisconsin.csv"), "utf8"));

export function dataOf(choice: DataChoice): LabData {
  if (choice.kind === "wisconsin") return wisconsin;
  if (choice.kind === "made") return madeData(choice.problem, choice.seed);
  throw new Error("the tests have no table of their own");
}

/** The session of the lab's web worker in this thread. As between threads, messages are copies and buffers change hands. */
export const openPort: OpenPort = (receive) => {
  let isOpen = true;
  let timer: NodeJS.Timeout | undefined;
  const post = <Message>(message: Message, transfer: ArrayBuffer[], deliver: (copy: Message) => void) => {
    const copy = structuredClone(message, { transfer });
    setImmediate(() => {
      if (isOpen) deliver(copy);
    });
  };
  const session = createSession({ engine, now: () => performance.now(), post: (reply, transfer) => post(reply, transfer, receive) });
  const work = () => {
    clearTimeout(timer);
    const wait = session.slice();
    if (wait < Infinity && isOpen) timer = setTimeout(work, wait);
  };
  return {
    postMessage: (order, transfer) =>
      post(order, transfer, (copy) => {
        session.handle(copy);
        work();
      }),
    terminate() {
      isOpen = false;
      clearTimeout(timer);
    },
  };
};

/** The lab's state with the real session, and animation frames a few milliseconds apart. */
export function createLab(changes: Partial<LabDependencies> = {}): LabState {
  return createLabState({
    openPort,
    loadData: async (choice) => dataOf(choice),
    requestFrame: (callback) => setTimeout(callback, 4),
    wait: (callback, milliseconds) => setTimeout(callback, milliseconds),
    prefersReducedMotion: () => false,
    watchVisibility: () => () => {},
    ...changes,
  });
}

/** Waits until something holds; throws if it takes ten seconds. */
export async function until(holds: () => boolean): Promise<void> {
  for (const start = performance.now(); !holds(); await delay(2))
    if (performance.now() - start > 10_000) throw new Error(`still waiting for ${holds}`);
}
