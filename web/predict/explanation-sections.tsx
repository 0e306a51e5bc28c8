import { signal, useSignalEffect } from "@preact/signals";
import type { PredictState } from "./predict-state.ts";

/** The component that shows an explanation. It is loaded with the first prediction, so that the page itself stays small. */
const explanation = signal<typeof import("./explanation.tsx") | undefined>(undefined);

/** The explanation of the prediction. The previous one stays, dimmed, while that of a new prediction is being computed. */
export function ExplanationSections({ state }: { state: PredictState }) {
  useSignalEffect(() => {
    if (state.prediction.value && !explanation.peek())
      import("./explanation.tsx").then(
        (loaded) => {
          explanation.value = loaded;
        },
        // Tried again with the next prediction.
        () => {},
      );
  });
  const explained = state.lastExplained.value;
  const Explanation = explanation.value?.Explanation;
  if (explained && state.prediction.value && Explanation) return <Explanation explained={explained} state={state} />;
  return (
    <section class="explanation-empty">
      <h2>Why, and what would flip the prediction</h2>
      <p class="soft">
        Enter a score to see what each one contributes, what would flip the prediction, and the most similar training cases.
      </p>
    </section>
  );
}
