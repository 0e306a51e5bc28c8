import { percent } from "../format.ts";
import type { PredictState } from "./predict-state.ts";

const presets = [
  { share: 0.1, label: "one in ten" },
  { share: 0.01, label: "one in a hundred" },
];

/**
 * How common malignancy is where the sample comes from: the same scores mean less where it is rare. The choices belong to no
 * form, since without scripts the form is sent to the API, which knows no parameter of their name.
 */
export function PrevalenceField({ state }: { state: PredictState }) {
  const { prevalence, faults } = state;
  const base = state.base.value;
  const fault = faults.value.prevalence;
  return (
    <div class="feature prevalence">
      <div class="feature-words">
        <h3 id="prevalence-label">How common is malignancy there?</h3>
        <p id="prevalence-meaning">
          Of the masses sampled where this one comes from, the share that is malignant. The rarer, the less a high score means.
        </p>
      </div>
      <fieldset class="scale" aria-labelledby="prevalence-label" aria-describedby="prevalence-meaning">
        <div class="choice-row">
          <label class="choice">
            <input
              type="radio"
              form="none"
              name="prevalence-choice"
              checked={prevalence.value === undefined}
              onInput={() => state.setPrevalence(undefined)}
            />
            <span>as in the data{base === undefined ? "" : ` (${percent(base)})`}</span>
          </label>
          {presets.map(({ share, label }) => (
            <label key={share} class="choice">
              <input
                type="radio"
                form="none"
                name="prevalence-choice"
                checked={prevalence.value === share}
                onInput={() => state.setPrevalence(share)}
              />
              <span>{label}</span>
            </label>
          ))}
          <label class="percent-field">
            <span class="visually-hidden">Another share, in per cent</span>
            <input
              type="number"
              min="0.01"
              max="99.99"
              step="any"
              placeholder="other"
              value={prevalence.value === undefined ? "" : +(prevalence.value * 100).toPrecision(6)}
              onInput={({ currentTarget: { valueAsNumber } }) => {
                if (valueAsNumber > 0 && valueAsNumber < 100) state.setPrevalence(valueAsNumber / 100);
              }}
            />
            %
          </label>
        </div>
        {fault && <p class="fault">{fault}</p>}
      </fieldset>
    </div>
  );
}
