import { capitalise, percent } from "../format.ts";
import type { PredictState } from "./predict-state.ts";
import { certainty } from "./wording.ts";

/** The prediction in one line that stays in view on a phone, and links to the whole of it. */
export function ResultBar({ state }: { state: PredictState }) {
  const prediction = state.prediction.value;
  return (
    <a class="result-bar" href="#prediction" data-class={prediction?.prediction ?? "none"}>
      <span class="result-class">{prediction ? capitalise(prediction.prediction) : "No answer yet"}</span>
      <span class="result-number">{prediction ? percent(prediction.probability) : ""}</span>
      <span class="result-certainty">{prediction ? certainty(prediction).title : "Score a feature"}</span>
    </a>
  );
}
