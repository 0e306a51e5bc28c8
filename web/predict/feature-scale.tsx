import { type FeatureKey, type features, HIGHEST_SCORE, LOWEST_SCORE } from "../../data/features.ts";
import type { PredictState } from "./predict-state.ts";

const steps = Array.from({ length: HIGHEST_SCORE - LOWEST_SCORE + 1 }, (_, i) => LOWEST_SCORE + i);

/** One feature: native radio buttons for the ten scores and for unknown. Digits select a score (0 is ten), Delete clears it. */
export function FeatureScale({ feature, index, state }: { feature: (typeof features)[number]; index: number; state: PredictState }) {
  const { key, label, meaning, low, high } = feature;
  const score = state.scores.value[index];
  const error = state.errors.value[key];
  const anchors = new Map<number, string>([
    [LOWEST_SCORE, low],
    [HIGHEST_SCORE, high],
  ]);
  return (
    <div class="feature" id={key}>
      <div class="feature-words">
        <h3 id={`${key}-label`}>{label}</h3>
        <p id={`${key}-meaning`}>{meaning}</p>
      </div>
      <div
        class="scale"
        role="radiogroup"
        aria-labelledby={`${key}-label`}
        aria-describedby={`${key}-meaning${error ? ` ${key}-error` : ""}`}
        aria-invalid={error ? true : undefined}
        onKeyDown={(event) => handleKey(event, key, state)}
      >
        <div class="scale-steps">
          {steps.map((step) => (
            <label key={step} class="step">
              <input
                type="radio"
                name={key}
                value={step}
                checked={score === step}
                aria-label={anchors.has(step) ? `${step}, ${anchors.get(step)}` : undefined}
                onInput={() => state.choose(key, step)}
              />
              <span>{step}</span>
            </label>
          ))}
        </div>
        <label class="step-unknown">
          <input type="radio" name={key} value="unknown" checked={score === null} onInput={() => state.choose(key, null)} />
          <span>unknown</span>
        </label>
        <div class="anchors" aria-hidden="true">
          <span>{low}</span>
          <span>{high}</span>
        </div>
        {error && (
          <p class="error" id={`${key}-error`}>
            {error}
          </p>
        )}
      </div>
    </div>
  );
}

const back = new Set(["ArrowLeft", "ArrowUp"]);
const forward = new Set(["ArrowRight", "ArrowDown"]);

function handleKey(event: KeyboardEvent, key: FeatureKey, state: PredictState): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const group = event.currentTarget as HTMLElement;
  const choose = (value: string) => {
    event.preventDefault();
    const input = group.querySelector<HTMLInputElement>(`input[value="${value}"]`);
    input?.focus();
    state.choose(key, value === "unknown" ? null : Number(value));
  };
  // Native radio groups wrap around: from 1 to unknown, and on to 10.
  const at = (event.target as HTMLInputElement).value;
  if ((back.has(event.key) && at === `${LOWEST_SCORE}`) || (forward.has(event.key) && at === "unknown")) event.preventDefault();
  else if (/^[0-9]$/.test(event.key)) choose(event.key === "0" ? `${HIGHEST_SCORE}` : event.key);
  else if (event.key === "u" || event.key === "?") choose("unknown");
  else if (event.key === "Delete" || event.key === "Backspace") {
    event.preventDefault();
    state.choose(key, undefined);
  }
}
