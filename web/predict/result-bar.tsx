import { percent } from "../format.ts";
import type { PredictState } from "./predict-state.ts";
import { capital, sureness } from "./wording.ts";

/** On a phone, the answer in one line that stays in view; it leads to the whole. */
export function ResultBar({ state }: { state: PredictState }) {
  const answer = state.answer.value;
  return (
    <a class="result-bar" href="#answer" data-class={answer?.prediction ?? "none"}>
      <span class="result-class">{answer ? capital(answer.prediction) : "No answer yet"}</span>
      <span class="result-number">{answer ? percent(answer.probability) : ""}</span>
      <span class="result-sure">{answer ? sureness(answer).title : "Score a feature"}</span>
    </a>
  );
}
