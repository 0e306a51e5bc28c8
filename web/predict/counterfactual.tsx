import { useRef } from "preact/hooks";
import { roughPercent } from "../../model/prediction/sentences.ts";
import { labelOf } from "../feature-names.ts";
import { list } from "../format.ts";
import { Comparison } from "./comparison.tsx";
import type { Explained } from "./explainer.web-worker.ts";
import type { PredictState } from "./predict-state.ts";
import { nearestSentence } from "./wording.ts";

/** The nearest change that would flip the prediction, with a button that applies it and then shows what it did. */
export function Counterfactual({ explained, state }: { explained: Explained; state: PredictState }) {
  // Takes the focus when the button that had it disappears.
  const heading = useRef<HTMLHeadingElement>(null);
  const { counterfactual, searched } = explained.explanation;
  const tried = `${searched.toLocaleString("en")} ${searched === 1 ? "change was" : "changes were"} checked.`;
  const apply = () => {
    if (!counterfactual) return;
    heading.current?.focus();
    state.tryChanges(counterfactual.changes);
  };
  return (
    <section class="section">
      <h2 ref={heading} tabIndex={-1}>
        What would flip the prediction
      </h2>
      <Comparison state={state} heading={heading} />
      <p class="flip">
        {counterfactual ? (
          <>
            The prediction would flip to <strong>{counterfactual.prediction}</strong> ({roughPercent(counterfactual.probability)}) with{" "}
            {list(counterfactual.changes.map(({ feature, from, to }) => `${labelOf(feature).toLowerCase()} ${to} (now ${from})`))}.{" "}
            {nearestSentence(counterfactual.changes)}
          </>
        ) : explained.maxChanges === 2 ? (
          "No change to one or two scores flips the prediction; checking three …"
        ) : (
          "No change to three or fewer scores flips the prediction."
        )}
      </p>
      <p class="soft">
        {tried} <a href="/learn/reading-an-answer#change">What that says</a>
      </p>
      {counterfactual && (
        <button type="button" class="button small" onClick={apply}>
          Try this change
        </button>
      )}
    </section>
  );
}
