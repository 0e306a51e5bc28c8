import { useRef } from "preact/hooks";
import type { Prediction } from "../../model/prediction/prediction.ts";
import { FieldOfView } from "../components/field-of-view.tsx";
import { type Example, examples } from "./examples.ts";
import type { PredictState } from "./predict-state.ts";

/** Cases from the data, to be loaded into the form. The recorded diagnosis stays hidden until the visitor asks for it. */
export function ExampleCases({ state }: { state: PredictState }) {
  // Takes the focus when the button that had it disappears.
  const diagnosis = useRef<HTMLParagraphElement>(null);
  const loaded = state.example.value;
  const diagnosisShown = state.diagnosisShown.value;
  const showDiagnosis = () => {
    diagnosis.current?.focus();
    state.diagnosisShown.value = true;
  };
  return (
    <section class="examples" aria-labelledby="examples-title">
      <h2 id="examples-title">Try a case from the training data</h2>
      <ul class="example-list">
        {examples.map((example) => (
          <li key={example.id}>
            <button type="button" class="example" aria-pressed={example === loaded} onClick={() => state.load(example)}>
              <span class="example-label">
                <span class="example-word">Case</span>
                {example.id}
              </span>
              <FieldOfView scores={example.values} plain />
            </button>
          </li>
        ))}
      </ul>
      <p class="recorded-diagnosis" role="status" ref={diagnosis} tabIndex={-1}>
        {loaded && diagnosisShown && (
          <span>
            Recorded diagnosis of case {loaded.id}: <strong>{loaded.diagnosis}</strong>
            {verdict(loaded, state.prediction.value)}
          </span>
        )}
        {loaded && !diagnosisShown && (
          <button type="button" class="button quiet small" onClick={showDiagnosis}>
            Show the recorded diagnosis
          </button>
        )}
      </p>
    </section>
  );
}

/** Whether the network agrees. A case with all nine scores is one that it was trained on; without a score, training left it out. */
function verdict({ values, diagnosis }: Example, prediction: Prediction | undefined): string {
  if (!prediction || prediction.prediction === diagnosis) return ".";
  return values.includes(null) ? ". The network got this one wrong." : ". The network got this one wrong, although it was trained on it.";
}
