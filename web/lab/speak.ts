import { effect, signal, untracked } from "@preact/signals";
import { endText } from "./end-text.ts";
import type { LabState } from "./lab-state.ts";
import { progressSentence } from "./progress.ts";

/** Milliseconds between two sentences while the training runs, and after a pause or an end until its last look is there. */
const usual = { interval: 10_000, settling: 150 };

/** Calls `say` with a sentence at a pause, at the end, and every ten seconds in between. Returns what ends it. */
export function speak(lab: LabState, say: (sentence: string) => void, { interval, settling } = usual): () => void {
  const isRunning = signal(false);
  const stopFollowing = effect(() => {
    isRunning.value = lab.phase.value === "running";
  });
  let hasRun = false;
  let timer: ReturnType<typeof setTimeout>;
  const sayAfter = (milliseconds: number, isRepeated: boolean) => {
    timer = setTimeout(() => {
      untracked(() => say(`${endOf(lab)}${progressSentence(lab)}`));
      if (isRepeated) sayAfter(milliseconds, isRepeated);
    }, milliseconds);
  };
  const stopSpeaking = effect(() => {
    if (isRunning.value) sayAfter(interval, true);
    // Nothing is said before the first run: the page has just said what it shows.
    else if (hasRun) sayAfter(settling, false);
    hasRun ||= isRunning.value;
    return () => clearTimeout(timer);
  });
  return () => {
    stopFollowing();
    stopSpeaking();
  };
}

function endOf(lab: LabState): string {
  return lab.phase.value === "ended" ? `${endText(lab) || "The run has ended."} ` : "";
}
