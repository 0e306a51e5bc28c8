import { useEffect, useMemo } from "preact/hooks";
import type { Asked, Told } from "./protocol.ts";
import type { Answer, News, Question, TaskName } from "./tasks.ts";

/** Computes off the page what takes longer than a frame. */
export interface LessonWorker {
  /** Rejects where the task fails, and with an AbortError once `stop` is called. */
  run<Name extends TaskName>(task: Name, question: Question<Name>, onNews?: (news: News<Name>) => void): Promise<Answer<Name>>;
  /** Ends whatever is running. The worker can be used again. */
  stop(): void;
}

/** The part of a Worker that is used, so that tests can do without one. */
export interface TaskPort {
  postMessage(asked: Asked): void;
  terminate(): void;
}

/** Opens a port whose messages go to `receive`; `fail` is told if the worker itself breaks down. */
export type OpenPort = (receive: (told: Told) => void, fail: (text: string) => void) => TaskPort;

interface Pending {
  resolve(result: unknown): void;
  reject(reason: unknown): void;
  onNews(news: unknown): void;
}

/** A worker that is started with the first task. */
export function createLessonWorker(open: OpenPort = openWorker): LessonWorker {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let port: TaskPort | undefined;

  function close(reason: unknown): void {
    port?.terminate();
    port = undefined;
    const ended = [...pending.values()];
    pending.clear();
    for (const { reject } of ended) reject(reason);
  }

  function receive(told: Told): void {
    const task = pending.get(told.id);
    if (told.is === "news") task?.onNews(told.news);
    else {
      pending.delete(told.id);
      if (told.is === "result") task?.resolve(told.result);
      else task?.reject(new Error(told.text));
    }
  }

  return {
    run<Name extends TaskName>(task: Name, question: Question<Name>, onNews: (news: News<Name>) => void = () => {}) {
      port ??= open(receive, (text) => close(new Error(text)));
      const id = ++lastId;
      port.postMessage({ id, task, question });
      return new Promise<Answer<Name>>((resolve, reject) => {
        pending.set(id, { resolve: resolve as Pending["resolve"], reject, onNews: onNews as Pending["onNews"] });
      });
    },
    stop: () => close(new DOMException("stopped", "AbortError")),
  };
}

/** A worker of one component, ended with it. */
export function useLessonWorker(): LessonWorker {
  const worker = useMemo(() => createLessonWorker(), []);
  useEffect(() => () => worker.stop(), []);
  return worker;
}

/** Whether a task ended because it was stopped. */
export function isStopped(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === "AbortError";
}

function openWorker(receive: (told: Told) => void, fail: (text: string) => void): TaskPort {
  const worker = new Worker(new URL("./lesson.web-worker.ts", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<Told>) => receive(data);
  worker.onerror = ({ message }) => fail(message || "the web worker could not be started");
  return worker;
}
