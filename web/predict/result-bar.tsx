import { roughPercent } from "../../model/prediction/sentences.ts";
import { markOf } from "../assessment-mark.ts";
import { absence } from "./absence.ts";
import type { PredictState } from "./predict-state.ts";
import { certainty, headline, leaning } from "./wording.ts";

/** The prediction in one line that stays in view on a phone, and links to the whole of it. */
export function ResultBar({ state }: { state: PredictState }) {
  const prediction = state.prediction.value;
  const absent = absence(state);
  return (
    <a class="result-bar" href="#prediction" data-class={prediction ? markOf(prediction) : "none"}>
      <span class="result-class">{prediction ? headline(prediction) : absent?.headline}</span>
      <span class="result-number">{prediction ? roughPercent(prediction.probability) : ""}</span>
      <span class="result-certainty">
        {prediction ? leaning(prediction) || certainty(prediction, state.own.value).title : absent?.title}
        <span>Not a diagnosis</span>
      </span>
    </a>
  );
}
