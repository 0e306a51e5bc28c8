import { createLabState } from "./create-lab-state.ts";
import { loadLabData } from "./experiment/lab-data.ts";
import type { LabState } from "./lab-state.ts";
import type { OpenPort } from "./training/lab-worker.ts";
import type { Reply } from "./training/protocol.ts";

/** The lab's state in a page: with the web worker, the page's frames and the visitor's wishes. */
export function createBrowserLab(): LabState {
  return createLabState({
    openPort,
    loadData: loadLabData,
    requestFrame: (callback) => requestAnimationFrame(callback),
    wait: (callback, milliseconds) => setTimeout(callback, milliseconds),
    prefersReducedMotion: () => matchMedia("(prefers-reduced-motion: reduce)").matches,
    watchVisibility(callback) {
      const report = () => callback(document.hidden);
      document.addEventListener("visibilitychange", report);
      return () => document.removeEventListener("visibilitychange", report);
    },
  });
}

const openPort: OpenPort = (receive, fail) => {
  const worker = new Worker(new URL("./training/lab.web-worker.ts", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<Reply>) => receive(data);
  worker.onerror = ({ message }) => fail(message || "the training could not be started");
  return worker;
};
