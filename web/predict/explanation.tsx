import { Counterfactual } from "./counterfactual.tsx";
import type { Explained } from "./explainer.web-worker.ts";
import { FullPrecision } from "./full-precision.tsx";
import { IceCurves } from "./ice-curves.tsx";
import type { PredictState } from "./predict-state.ts";
import { SimilarCases } from "./similar-cases.tsx";
import { Waterfall } from "./waterfall.tsx";

/** The sections that explain a prediction, dimmed while they are still those of the previous one. */
export function Explanation({ explained, state }: { explained: Explained; state: PredictState }) {
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
