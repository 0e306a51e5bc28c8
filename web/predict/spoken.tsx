import { useSignal, useSignalEffect } from "@preact/signals";
import type { PredictState } from "./predict-state.ts";
import { spoken } from "./wording.ts";

const SILENCE = 700;

/** Speaks the answer to screen readers once the visitor has come to rest on it. */
export function Spoken({ state }: { state: PredictState }) {
  const text = useSignal("");
  useSignalEffect(() => {
    const answer = state.answer.value;
    const timer = setTimeout(() => {
      text.value = answer ? spoken(answer) : "";
    }, SILENCE);
    return () => clearTimeout(timer);
  });
  return (
    <p class="visually-hidden" role="status" data-spoken>
      {text.value}
    </p>
  );
}
