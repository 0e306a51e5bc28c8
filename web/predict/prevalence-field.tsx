import { PREVALENCES } from "../../model/prediction/prevalence.ts";
import { percent } from "../format.ts";
import { percentEntry } from "../percent-entry.ts";
import type { PredictState } from "./predict-state.ts";
import { AboutPrevalence } from "./terms.tsx";

const presets = PREVALENCES.map((prevalence) => ({ prevalence, label: `${100 * prevalence}%` }));

/**
 * The prevalence where the sample comes from: the rarer malignancy is, the lower the probability for the same scores. Its inputs
 * belong to no form, because without scripts the form is submitted to the API, which rejects unknown parameters.
 */
export function PrevalenceField({ state }: { state: PredictState }) {
  const { prevalence } = state;
  const [share, entry, error] = [prevalence.share.value, prevalence.entry.value, prevalence.error.value];
  const baseRate = state.baseRate.value;
  return (
    <div class="feature prevalence">
      <div class="feature-words">
        <h3 id="prevalence-label">How common is malignancy where this sample was taken?</h3>
        <p>
          <span id="prevalence-meaning">Proportion of aspirated masses that prove malignant in your setting.</span> <AboutPrevalence />
        </p>
      </div>
      <fieldset class="scale" aria-labelledby="prevalence-label" aria-describedby="prevalence-meaning">
        <div class="choice-row">
          <label class="choice">
            <input
              type="radio"
              form="none"
              name="prevalence-choice"
              checked={entry === undefined && share === undefined}
              onInput={() => prevalence.choose(undefined)}
            />
            <span>as in the training data{baseRate === undefined ? "" : ` (${percent(baseRate)})`}</span>
          </label>
          {presets.map(({ prevalence: preset, label }) => (
            <label key={preset} class="choice">
              <input
                type="radio"
                form="none"
                name="prevalence-choice"
                checked={entry === undefined && share === preset}
                onInput={() => prevalence.choose(preset)}
              />
              <span>{label}</span>
            </label>
          ))}
          <label class="percent-field">
            <span class="visually-hidden">Another prevalence, in per cent</span>
            <input
              type="text"
              inputMode="decimal"
              autocomplete="off"
              placeholder="other"
              data-chosen={entry !== undefined}
              aria-invalid={error ? true : undefined}
              aria-describedby="prevalence-status"
              value={entry ?? ""}
              onInput={({ currentTarget }) => prevalence.enter(currentTarget.value)}
            />
            %
          </label>
        </div>
        <p id="prevalence-status" class={error ? "error" : "prevalence-status"} role="status">
          {error ?? (entry?.includes(",") && share !== undefined ? `Read as ${percentEntry(share)}%.` : "")}
        </p>
      </fieldset>
    </div>
  );
}
