import { useId } from "preact/hooks";
import { activationText } from "../activation-names.ts";
import { LIMITS } from "./experiment.ts";
import type { ExperimentState } from "./experiment-state.ts";
import { hiddenActivations, type LayerEntry, layerEntries, layersText } from "./network-fields.ts";

const usualLayer: LayerEntry = { units: "8", activation: "relu" };

/** The hidden layers from the inputs up: the units and the activation of each, to add to and to remove from. */
export function LayersField({ form }: { form: ExperimentState }) {
  const id = useId();
  const layers = layerEntries(form.textOf("layers") ?? "none");
  const error = form.errors.value.layers;
  const type = (l: number, units: string) => form.type("layers", layersText(layers.with(l, { ...(layers[l] as LayerEntry), units })));
  const choose = (next: readonly LayerEntry[]) => form.choose("layers", layersText(next));
  return (
    <fieldset class="layers" aria-describedby={error ? `${id}-error` : undefined}>
      <legend>Hidden layers</legend>
      {layers.length === 0 && <p class="lab-hint">None: the inputs go straight to the output, which is logistic regression.</p>}
      <ol>
        {layers.map(({ units, activation }, l) => (
          <li key={l}>
            <input
              type="text"
              inputMode="numeric"
              autocomplete="off"
              value={units}
              aria-label={`Units of layer ${l + 1}`}
              aria-invalid={error?.startsWith(`layer ${l + 1} `) ?? false}
              aria-describedby={error?.startsWith(`layer ${l + 1} `) ? `${id}-error` : undefined}
              onInput={({ currentTarget }) => type(l, currentTarget.value)}
              onBlur={() => form.leave("layers")}
              onKeyDown={({ key }) => key === "Enter" && form.leave("layers")}
            />
            <select
              value={activation}
              aria-label={`Activation of layer ${l + 1}`}
              onChange={({ currentTarget }) => choose(layers.with(l, { units, activation: currentTarget.value }))}
            >
              {hiddenActivations.map((name) => (
                <option key={name} value={name} selected={name === activation}>
                  {activationText(name)}
                </option>
              ))}
            </select>
            <button
              type="button"
              class="button quiet small"
              aria-label={`Remove layer ${l + 1}`}
              onClick={() => choose(layers.filter((_, other) => other !== l))}
            >
              ×
            </button>
          </li>
        ))}
      </ol>
      {error && (
        <p id={`${id}-error`} class="error">
          {error}
        </p>
      )}
      <div class="button-row">
        <button
          type="button"
          class="button quiet small"
          disabled={layers.length >= LIMITS.layers}
          onClick={() => choose([...layers, layers.at(-1) ?? usualLayer])}
        >
          Add a layer
        </button>
        {layers.length > 1 && (
          <button
            type="button"
            class="button quiet small"
            onClick={() => choose(layers.map(({ units }) => ({ units, activation: layers[0]?.activation ?? "relu" })))}
          >
            All like the first
          </button>
        )}
      </div>
    </fieldset>
  );
}
