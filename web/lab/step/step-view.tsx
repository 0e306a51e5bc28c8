import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { LabState } from "../lab-state.ts";

/** The view itself, loaded when it is first shown: it comes last on the page, or in a tab of its own. */
const view = signal<typeof import("./lab-step.tsx") | undefined>(undefined);

/** One step of backpropagation, opened. */
export function StepView({ lab }: { lab: LabState }) {
  useEffect(() => {
    if (!view.peek())
      import("./lab-step.tsx").then(
        (loaded) => {
          view.value = loaded;
        },
        // Tried again when the view is shown anew.
        () => {},
      );
  }, []);
  const LabStep = view.value?.LabStep;
  return (
    <section class="step-view" aria-labelledby="step-title">
      <h2 id="step-title">One step in detail</h2>
      {LabStep && <LabStep lab={lab} />}
    </section>
  );
}
