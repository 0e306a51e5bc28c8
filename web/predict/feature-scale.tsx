import { type FeatureKey, type features, HIGHEST_SCORE, LOWEST_SCORE } from "../../data/features.ts";
import type { PredictState } from "./predict-state.ts";

const steps = Array.from({ length: HIGHEST_SCORE - LOWEST_SCORE + 1 }, (_, i) => LOWEST_SCORE + i);

/** One feature: ten native radio buttons on a ruler, and one for unknown. Digits choose too (0 is ten), Delete takes back. */
export function FeatureScale({ feature, index, state }: { feature: (typeof features)[number]; index: number; state: PredictState }) {
  const { key, label, meaning, low, high } = feature;
  const score = state.scores.value[index];
  const fault = state.faults.value[key];
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
        aria-describedby={`${key}-meaning${fault ? ` ${key}-fault` : ""}`}
        aria-invalid={fault ? true : undefined}
        onKeyDown={(event) => chooseByKey(event, key, state)}
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
        {fault && (
          <p class="fault" id={`${key}-fault`}>
            {fault}
          </p>
        )}
      </div>
    </div>
  );
}

function chooseByKey(event: KeyboardEvent, key: FeatureKey, state: PredictState): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const group = event.currentTarget as HTMLElement;
  const choose = (value: string) => {
    event.preventDefault();
    const input = group.querySelector<HTMLInputElement>(`input[value="${value}"]`);
    input?.focus();
    state.choose(key, value === "unknown" ? null : Number(value));
  };
  if (/^[0-9]$/.test(event.key)) choose(event.key === "0" ? `${HIGHEST_SCORE}` : event.key);
  else if (event.key === "u" || event.key === "?") choose("unknown");
  else if (event.key === "Delete" || event.key === "Backspace") {
    event.preventDefault();
    state.choose(key, undefined);
  }
}
