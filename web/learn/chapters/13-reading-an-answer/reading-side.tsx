import { features } from "../../../../data/features.ts";
import { roughPercent } from "../../../../model/prediction/sentences.ts";
import { labelOf } from "../../../feature-names.ts";
import { list, percent } from "../../../format.ts";
import { Readout } from "../../parts/readout.tsx";
import { Slider } from "../../parts/slider.tsx";
import type { ReadingState } from "./reading-state.ts";

/** What is predicted from what is known so far, the prevalence, and what would change the prediction. */
export function ReadingSide({ state, threshold }: { state: ReadingState; threshold: number }) {
  const prediction = state.prediction.value;
  const [shown, order] = [state.shown.value, state.order.value];
  return (
    <div class="control-side">
      <Readout
        figures={[
          ["scores known", `${shown} of ${features.length}`],
          ["probability", roughPercent(state.path.value[shown] as number)],
          ["prediction set", prediction ? list(prediction.predictionSet) : "–"],
          ["resembles the data", prediction ? (prediction.unusual ? "no" : "yes") : "–"],
        ]}
      />
      <Slider
        label="Prevalence: malignant among samples like this"
        value={Math.round(100 * state.prevalence.value)}
        min={1}
        max={90}
        step={1}
        format={() => percent(state.prevalence.value)}
        onInput={(value) => {
          state.prevalence.value = value / 100;
        }}
      />
      <div class="button-row">
        <button
          type="button"
          class="button quiet small"
          onClick={() => {
            state.prevalence.value = state.baseRate;
          }}
        >
          As in the data: {percent(state.baseRate)}
        </button>
      </div>
      <p class="reading-change">
        {shown === order.length ? changeSentence(state, threshold) : "Add all scores to see what would change the prediction."}
      </p>
    </div>
  );
}

function changeSentence({ explanation }: ReadingState, threshold: number): string {
  if (!explanation.value) return "Looking for what would change the prediction …";
  const { counterfactual, prediction } = explanation.value;
  if (!counterfactual) return `No change to one or two scores would take the prediction from ${prediction} across ${percent(threshold)}.`;
  const changes = counterfactual.changes.map(({ feature, from, to }) => `${labelOf(feature).toLowerCase()} ${to} instead of ${from}`);
  return `What would change it: with ${list(changes)} the probability would be ${roughPercent(counterfactual.probability)}, and the prediction ${counterfactual.prediction}.`;
}
