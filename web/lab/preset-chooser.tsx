import type { ExperimentState } from "./experiment/experiment-state.ts";
import { leadOf, type Preset, presets } from "./experiment/presets.ts";

/** The experiments to begin with, and what to look for in the chosen one. */
export function PresetChooser({ form, onChoose }: { form: ExperimentState; onChoose: (preset: Preset) => void }) {
  const chosen = form.preset.value;
  const isChanged = form.isChanged.value;
  const { article } = import.meta.env.PROJECT;
  return (
    <section class="presets" aria-label="Experiments to begin with">
      <div class="choice-row" role="radiogroup" aria-label="Experiment">
        {presets.map((preset) => (
          <label key={preset.name} class="choice">
            <input type="radio" name="preset" checked={preset === chosen} onClick={() => onChoose(preset)} />
            <span>
              {preset.label}
              {preset === chosen && isChanged && <em class="preset-changed">changed</em>}
            </span>
          </label>
        ))}
      </div>
      <p class="preset-lead">
        {leadOf(chosen, form.experiment.value)}
        {chosen.name === "article" && article && (
          <>
            {" "}
            <a href={article}>Read the article</a>
          </>
        )}
      </p>
    </section>
  );
}
