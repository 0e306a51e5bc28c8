import { effect, signal, untracked, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { LabState } from "./lab-state.ts";
import { progressSentence } from "./progress.ts";

/** Milliseconds between two sentences while the training runs. */
const INTERVAL = 10_000;

/** Says where the run stands, politely: at a pause, at the end, and at most every ten seconds in between. */
export function LiveRegion({ lab }: { lab: LabState }) {
  const sentence = useSignal("");
  useEffect(() => speak(lab, (text) => (sentence.value = text)), [lab, sentence]);
  return (
    <p class="visually-hidden" role="status" data-spoken>
      {sentence}
    </p>
  );
}

/** Calls `say` with each sentence. Returns what ends it. */
export function speak(lab: LabState, say: (sentence: string) => void, interval = INTERVAL): () => void {
  const isRunning = signal(false);
  const stopFollowing = effect(() => {
    isRunning.value = lab.phase.value === "running";
  });
  let hasRun = false;
  const stopSpeaking = effect(() => {
    if (isRunning.value) {
      hasRun = true;
      const timer = setInterval(() => say(progressSentence(lab)), interval);
      return () => clearInterval(timer);
    }
    // Nothing is said before the first run: the page has just said what it shows.
    if (!hasRun) return undefined;
    // The last look comes with the end, or shortly after a pause.
    const timer = setTimeout(() => untracked(() => say(progressSentence(lab))), 150);
    return () => clearTimeout(timer);
  });
  return () => {
    stopFollowing();
    stopSpeaking();
  };
}
