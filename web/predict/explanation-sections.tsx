import { Counterfactual } from "./counterfactual.tsx";
import { FullPrecision } from "./full-precision.tsx";
import { IceCurves } from "./ice-curves.tsx";
import type { PredictState } from "./predict-state.ts";
import { SimilarCases } from "./similar-cases.tsx";
import { Waterfall } from "./waterfall.tsx";

/** The explanation of the prediction. The previous one stays, dimmed, while that of a new prediction is being computed. */
export function ExplanationSections({ state }: { state: PredictState }) {
  const explained = state.lastExplained.value;
  if (!explained || !state.prediction.value)
    return (
      <section class="explanation-empty">
        <h2>Why, and what would flip the prediction</h2>
        <p class="soft">
          Enter a score to see what each one contributes, what would flip the prediction, and the most similar training cases.
        </p>
      </section>
    );
  return (
    <div class="explanation" aria-busy={!state.explained.value}>
      <Waterfall explanation={explained.explanation} />
      <Counterfactual explained={explained} state={state} />
      <IceCurves curves={explained.iceCurves} current={explained.explanation.probability} />
      <SimilarCases
        similar={explained.similar}
        scores={state.scores.value}
        withheld={state.diagnosisShown.value ? undefined : state.example.value}
      />
      <FullPrecision explanation={explained.explanation} version={state.model.value?.file.version ?? ""} />
    </div>
  );
}
