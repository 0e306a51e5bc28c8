import type { FeatureKey } from "../../data/features.ts";
import { roughPercent } from "../../model/prediction/sentences.ts";
import { labelOf } from "../feature-names.ts";
import { list } from "../format.ts";
import type { Explained } from "./explainer.web-worker.ts";
import type { PredictState } from "./predict-state.ts";
import { nearestSentence } from "./wording.ts";

/** The nearest change that would flip the prediction, with a button that applies it. */
export function Counterfactual({ explained, state }: { explained: Explained; state: PredictState }) {
  const { counterfactual, searched } = explained.explanation;
  const tried = `${searched.toLocaleString("en")} ${searched === 1 ? "change was" : "changes were"} checked.`;
  if (!counterfactual)
    return (
      <section class="section">
        <h2>What would flip the prediction</h2>
        <p>
          {explained.maxChanges === 2
            ? "No change to one or two scores flips the prediction; checking three …"
            : "No change to three or fewer scores flips the prediction."}{" "}
          {tried}
        </p>
      </section>
    );
  const { changes, prediction, probability } = counterfactual;
  const apply = () => {
    for (const { feature, to } of changes) state.choose(feature as FeatureKey, to);
  };
  return (
    <section class="section">
      <h2>What would flip the prediction</h2>
      <p>
        The prediction would flip to <strong>{prediction}</strong> ({roughPercent(probability)}) with{" "}
        {list(changes.map(({ feature, from, to }) => `${labelOf(feature).toLowerCase()} ${to} (now ${from})`))}. {nearestSentence(changes)}
      </p>
      <p class="soft">{tried}</p>
      <button type="button" class="button small" onClick={apply}>
        Try this change
      </button>
    </section>
  );
}
