import { FieldOfView } from "../components/field-of-view.tsx";
import { examples } from "./examples.ts";
import type { PredictState } from "./predict-state.ts";

/** Cases from the data, to be loaded into the form. The recorded diagnosis stays hidden until the visitor asks for it. */
export function ExampleCases({ state }: { state: PredictState }) {
  const loaded = state.example.value;
  const diagnosisShown = state.diagnosisShown.value;
  return (
    <section class="examples" aria-labelledby="examples-title">
      <h2 id="examples-title">Put a real case under the lens</h2>
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
      <p class="recorded-diagnosis" role="status">
        {loaded && diagnosisShown && (
          <>
            Case {loaded.id} was found to be <strong>{loaded.diagnosis}</strong>
            {state.prediction.value && state.prediction.value.prediction !== loaded.diagnosis ? ": the network is wrong here." : "."}
          </>
        )}
        {loaded && !diagnosisShown && (
          <button type="button" class="button quiet small" onClick={() => (state.diagnosisShown.value = true)}>
            What was it found to be?
          </button>
        )}
      </p>
    </section>
  );
}
