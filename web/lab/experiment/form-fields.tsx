import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { ExperimentState } from "./experiment-state.ts";

/** A field of the experiment where a number is typed; nothing where it does not apply. What is wrong with it stands beneath. */
export function NumberField({
  form,
  name,
  label,
  hint,
  isLabelHidden = false,
  isDisabled = false,
}: {
  form: ExperimentState;
  name: string;
  label: string;
  hint?: string;
  isLabelHidden?: boolean;
  isDisabled?: boolean;
}) {
  const id = useId();
  const text = form.textOf(name);
  const error = form.errors.value[name];
  if (text === undefined) return null;
  return (
    <div class="lab-field">
      <label for={id} class={isLabelHidden ? "visually-hidden" : undefined}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        spellcheck={false}
        value={text}
        disabled={isDisabled && error === undefined}
        aria-invalid={error !== undefined}
        aria-describedby={error || hint ? `${id}-note` : undefined}
        onInput={({ currentTarget }) => form.type(name, currentTarget.value)}
        onBlur={() => form.leave(name)}
        onKeyDown={({ key }) => key === "Enter" && form.leave(name)}
      />
      <FieldNote id={`${id}-note`} error={error} hint={hint} />
    </div>
  );
}

/** A field of the experiment with a few choices. */
export function SelectField({
  form,
  name,
  label,
  options,
  hint,
  children,
}: {
  form: ExperimentState;
  name: string;
  label: string;
  options: readonly (readonly [value: string, label: string])[];
  hint?: string;
  children?: ComponentChildren;
}) {
  const text = form.textOf(name);
  if (text === undefined) return null;
  return (
    <ChoiceField
      label={label}
      options={options}
      value={text}
      error={form.errors.value[name]}
      hint={hint}
      onChoose={(value) => form.choose(name, value)}
    >
      {children}
    </ChoiceField>
  );
}

/** A number that may be absent: first whether there is one, then which. `off` is the text without one, and what it is called. */
export function OptionalField({
  form,
  name,
  label,
  off,
  on,
  usual,
  hint,
}: {
  form: ExperimentState;
  name: string;
  label: string;
  off: readonly [value: string, label: string];
  on: string;
  /** The number to begin with. */
  usual: string;
  /** What the number means, while there is one. */
  hint?: string;
}) {
  const text = form.textOf(name);
  if (text === undefined) return null;
  const isOff = text === off[0];
  return (
    <div class="lab-optional">
      <ChoiceField
        label={label}
        options={[off, ["on", on]]}
        value={isOff ? off[0] : "on"}
        onChoose={(value) => form.choose(name, value === "on" ? usual : off[0])}
      />
      {!isOff && <NumberField form={form} name={name} label={`${label}: ${on}`} isLabelHidden {...(hint ? { hint } : {})} />}
    </div>
  );
}

/** A labelled list of choices. A value that is none of them, as a wrong address has it, is shown as it stands. */
export function ChoiceField({
  label,
  options,
  value,
  error,
  hint,
  onChoose,
  children,
}: {
  label: string;
  options: readonly (readonly [value: string, label: string])[];
  value: string;
  error?: string | undefined;
  hint?: string | undefined;
  onChoose: (value: string) => void;
  children?: ComponentChildren;
}) {
  const id = useId();
  const isKnown = options.some(([option]) => option === value);
  return (
    <div class="lab-field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={error || hint ? `${id}-note` : undefined}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      >
        {!isKnown && <option value={value}>{value}</option>}
        {options.map(([option, text]) => (
          <option key={option} value={option} selected={option === value}>
            {text}
          </option>
        ))}
      </select>
      {children}
      <FieldNote id={`${id}-note`} error={error} hint={hint} />
    </div>
  );
}

function FieldNote({ id, error, hint }: { id: string; error?: string | undefined; hint?: string | undefined }) {
  if (error !== undefined)
    return (
      <p id={id} class="error">
        {error}
      </p>
    );
  return hint ? (
    <p id={id} class="lab-hint">
      {hint}
    </p>
  ) : null;
}
