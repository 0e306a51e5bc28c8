import type { BatchState } from "./batch-state.ts";

/** Asks which value of the diagnosis column means malignant. The predictions do not need it; the comparison with the diagnoses does. */
export function MalignantChoice({ state }: { state: BatchState }) {
  const values = state.malignantValues.value;
  if (values.length === 0) return null;
  const chosen = state.options.value.malignant;
  const choices = [...values.map((value) => ({ value, label: value })), { value: undefined, label: "I do not know" }];
  return (
    <fieldset class="malignant-choice">
      <legend>Which value means malignant?</legend>
      <p class="soft">The predictions do not depend on it. It is needed to compare them with the diagnoses in the file.</p>
      <div class="choice-row">
        {choices.map(({ value, label }) => (
          <label key={label} class="choice">
            <input type="radio" name="malignant" checked={chosen === value} onChange={() => state.chooseMalignant(value)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
