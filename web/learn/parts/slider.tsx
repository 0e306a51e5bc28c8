/** A slider with its name and its value above it. `format` writes the value, on the page and for screen readers. */
export function Slider({
  label,
  value,
  min,
  max,
  step,
  format = String,
  onInput,
}: {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  format?: (value: number) => string;
  onInput: (value: number) => void;
}) {
  return (
    <label class="slider">
      <span>
        {label} <strong>{format(value)}</strong>
      </span>
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={format(value)}
        onInput={({ currentTarget }) => onInput(currentTarget.valueAsNumber)}
      />
    </label>
  );
}
