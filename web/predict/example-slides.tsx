import { FieldOfView } from "../components/field-of-view.tsx";
import { examples } from "./examples.ts";
import type { PredictState } from "./predict-state.ts";

/** Real cases as a tray of glass slides. What they were found to be stays hidden until asked. */
export function ExampleSlides({ state }: { state: PredictState }) {
  const loaded = state.example.value;
  const asked = state.truthAsked.value;
  return (
    <section class="slides" aria-labelledby="slides-title">
      <h2 id="slides-title">Put a real case under the lens</h2>
      <ul class="slide-tray">
        {examples.map((example) => (
          <li key={example.id}>
            <button type="button" class="slide" aria-pressed={example === loaded} onClick={() => state.load(example)}>
              <span class="slide-label">
                <span class="slide-word">Case</span>
                {example.id}
              </span>
              <FieldOfView scores={example.values} plain />
            </button>
          </li>
        ))}
      </ul>
      <p class="truth" role="status">
        {loaded && asked && (
          <>
            Case {loaded.id} was found to be <strong>{loaded.diagnosis}</strong>
            {state.answer.value && state.answer.value.prediction !== loaded.diagnosis ? ": the network is wrong here." : "."}
          </>
        )}
        {loaded && !asked && (
          <button type="button" class="button quiet small" onClick={() => (state.truthAsked.value = true)}>
            What was it found to be?
          </button>
        )}
      </p>
    </section>
  );
}
