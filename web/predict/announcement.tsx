import { useSignal, useSignalEffect } from "@preact/signals";
import type { PredictState } from "./predict-state.ts";
import { announcement } from "./wording.ts";

const DELAY = 700;

/** Announces the prediction to screen readers once the visitor has stopped changing it, `DELAY` milliseconds after the last change. */
export function Announcement({ state }: { state: PredictState }) {
  const text = useSignal("");
  useSignalEffect(() => {
    const prediction = state.prediction.value;
    const own = state.own.value;
    const timer = setTimeout(() => {
      text.value = prediction ? announcement(prediction, own) : "";
    }, DELAY);
    return () => clearTimeout(timer);
  });
  return (
    <p class="visually-hidden" role="status" data-announcement>
      {text.value}
    </p>
  );
}
