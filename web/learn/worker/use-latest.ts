import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { isStopped, type LessonWorker } from "./lesson-worker.ts";
import type { Answer, Question, TaskName } from "./tasks.ts";

/** What a question has come to; while a new one is computed, the answer is still that of the one before. */
export interface Latest<Name extends TaskName> {
  readonly answer?: Answer<Name>;
  readonly question?: Question<Name>;
  readonly error?: string;
}

/** Asks the worker whenever the question changes. While it computes, only the latest of further questions is kept. */
export function useLatest<Name extends TaskName>(worker: LessonWorker, task: Name, question: Question<Name>): ReadonlySignal<Latest<Name>> {
  const latest = useSignal<Latest<Name>>({});
  const wanted = useRef(question);
  const isBusy = useRef(false);
  wanted.current = question;
  const ask = async (): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    const asked = wanted.current;
    try {
      latest.value = { question: asked, answer: await worker.run(task, asked) };
    } catch (reason) {
      if (!isStopped(reason)) latest.value = { ...latest.value, error: (reason as Error).message };
      return;
    } finally {
      isBusy.current = false;
    }
    if (wanted.current !== asked) void ask();
  };
  useEffect(() => void ask(), [question]);
  return latest;
}
