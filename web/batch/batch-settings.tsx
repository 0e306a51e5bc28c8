import { percent } from "../format.ts";
import { percentEntry } from "../percent-entry.ts";
import type { PredictionSettings } from "./batch-messages.ts";
import type { BatchState } from "./batch-state.ts";

interface SettingWords {
  readonly key: keyof PredictionSettings;
  readonly label: string;
  readonly hint: string;
  readonly standard: string;
}

const settings: readonly SettingWords[] = [
  {
    key: "prevalence",
    label: "Prevalence",
    hint: "The share of malignant cases where these samples come from. The probabilities follow it.",
    standard: "as in the training data",
  },
  {
    key: "threshold",
    label: "Decision threshold",
    hint: "The probability from which a row is predicted malignant.",
    standard: "the model’s own",
  },
];

/** What the predictions depend on beside the scores. */
export function BatchSettings({ state }: { state: BatchState }) {
  return (
    <fieldset class="batch-settings">
      <legend class="visually-hidden">Prevalence and threshold</legend>
      {settings.map((words) => (
        <Setting key={words.key} state={state} words={words} />
      ))}
    </fieldset>
  );
}

function Setting({ state, words: { key, label, hint, standard } }: { state: BatchState; words: SettingWords }) {
  const refused = state.settings.refused.value[key];
  const chosen = state.options.value[key];
  const used = state.table.value?.settings[key];
  return (
    <div class="setting">
      <label for={`setting-${key}`}>{label}</label>
      <span class="setting-entry">
        <input
          id={`setting-${key}`}
          type="text"
          inputMode="decimal"
          autocomplete="off"
          placeholder={used === undefined || chosen !== undefined ? "" : percentEntry(Number(used.toPrecision(3)))}
          aria-describedby={`setting-${key}-hint`}
          aria-invalid={refused !== undefined}
          value={refused?.entry ?? (chosen === undefined ? "" : percentEntry(chosen))}
          onChange={({ currentTarget }) => state.settings.enter(key, currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") state.settings.enter(key, event.currentTarget.value);
          }}
        />
        %
      </span>
      <span id={`setting-${key}-hint`} class="soft">
        {hint}{" "}
        {chosen === undefined
          ? `Empty: ${standard}.`
          : "It stands in a column of the download. Clear the field to return to the model’s own."}
      </span>
      {refused && (
        <span class="error" role="alert">
          {label} {refused.error}. {used !== undefined && `The results are still those for ${percent(used)}.`}
        </span>
      )}
    </div>
  );
}
