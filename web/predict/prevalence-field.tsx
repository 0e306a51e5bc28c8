import { PREVALENCES } from "../../model/prediction/prevalence.ts";
import { percent } from "../format.ts";
import type { PredictState } from "./predict-state.ts";

const presets = PREVALENCES.map((prevalence) => ({ prevalence, label: `${100 * prevalence}%` }));

/**
 * The prevalence where the sample comes from: the rarer malignancy is, the lower the probability for the same scores. Its inputs
 * belong to no form, because without scripts the form is submitted to the API, which rejects unknown parameters.
 */
export function PrevalenceField({ state }: { state: PredictState }) {
  const { prevalence, errors } = state;
  const baseRate = state.baseRate.value;
  const error = errors.value.prevalence;
  return (
    <div class="feature prevalence">
      <div class="feature-words">
        <h3 id="prevalence-label">How common is malignancy where this sample was taken?</h3>
        <p id="prevalence-meaning">
          Proportion of aspirated masses that prove malignant in your setting. The rarer malignancy is, the lower the probability for the
          same scores. Assumes that benign and malignant samples look the same there as in the training data.
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
            <span>as in the training data{baseRate === undefined ? "" : ` (${percent(baseRate)})`}</span>
          </label>
          {presets.map(({ prevalence: preset, label }) => (
            <label key={preset} class="choice">
              <input
                type="radio"
                form="none"
                name="prevalence-choice"
                checked={prevalence.value === preset}
                onInput={() => state.setPrevalence(preset)}
              />
              <span>{label}</span>
            </label>
          ))}
          <label class="percent-field">
            <span class="visually-hidden">Another prevalence, in per cent</span>
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
        {error && <p class="error">{error}</p>}
      </fieldset>
    </div>
  );
}
