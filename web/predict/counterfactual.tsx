import type { FeatureKey } from "../../data/features.ts";
import { roughPercent } from "../../model/prediction/sentences.ts";
import { labelOf } from "../feature-names.ts";
import { list } from "../format.ts";
import type { Explained } from "./explainer.web-worker.ts";
import type { PredictState } from "./predict-state.ts";

/** The nearest change that would flip the prediction, with a button that applies it. */
export function Counterfactual({ explained, state }: { explained: Explained; state: PredictState }) {
  const { counterfactual, searched } = explained.explanation;
  const tried = `${searched.toLocaleString("en")} ${searched === 1 ? "change was" : "changes were"} tried.`;
  if (!counterfactual)
    return (
      <section class="section">
        <h2>What would change it</h2>
        <p>
          {explained.maxChanges === 2
            ? "No change of one or two scores turns the answer; three are being tried."
            : "No change of up to three scores turns the answer."}{" "}
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
      <h2>What would change it</h2>
      <p>
        It would be <strong>{prediction}</strong> ({roughPercent(probability)}) if{" "}
        {list(changes.map(({ feature, from, to }) => `${labelOf(feature).toLowerCase()} were ${to} instead of ${from}`))}. No smaller change
        does it.
      </p>
      <p class="soft">{tried}</p>
      <button type="button" class="button small" onClick={apply}>
        Try this change
      </button>
    </section>
  );
}
