import { useId } from "preact/hooks";

/** A few values to choose one from, side by side. */
export function Choices<Value extends string | number>({
  label,
  values,
  value,
  onInput,
}: {
  label: string;
  values: readonly { readonly value: Value; readonly text: string }[];
  value: Value;
  onInput: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset class="choices">
      <legend>{label}</legend>
      <div class="choice-row">
        {values.map((entry) => (
          <label key={entry.value} class="choice">
            <input type="radio" name={name} checked={entry.value === value} onInput={() => onInput(entry.value)} />
            <span>{entry.text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
