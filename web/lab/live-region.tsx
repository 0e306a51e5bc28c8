import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { LabState } from "./lab-state.ts";
import { speak } from "./speak.ts";

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
