import { ExactTable } from "./exact-table.tsx";
import type { PredictState } from "./predict-state.ts";
import { SimilarCases } from "./similar-cases.tsx";
import { UnknownOutlooks } from "./unknown-outlooks.tsx";
import { Waterfall } from "./waterfall.tsx";
import { WhatWouldChange } from "./what-would-change.tsx";

/** Why the answer is what it is. Stays as it was, dimmed, while the reasons of a new answer are sought. */
export function ReasonSections({ state }: { state: PredictState }) {
  const reasons = state.lastReasons.value;
  if (!reasons || !state.answer.value)
    return (
      <section class="reasons-empty">
        <h2>Why, and what would change it</h2>
        <p class="soft">
          With the first score, the reasons appear here: what each score contributes, what would change the answer, and similar known cases.
        </p>
      </section>
    );
  return (
    <div class="reasons" aria-busy={!state.reasons.value}>
      <Waterfall explanation={reasons.explanation} />
      <WhatWouldChange reasons={reasons} state={state} />
      <UnknownOutlooks outlooks={reasons.outlooks} now={reasons.explanation.probability} />
      <SimilarCases explanation={reasons.explanation} scores={state.scores.value} />
      <ExactTable explanation={reasons.explanation} version={state.model.value?.file.version ?? ""} />
    </div>
  );
}
