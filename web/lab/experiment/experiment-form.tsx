import type { ComponentChildren } from "preact";
import { initializers } from "../../../network/learning/initializers.ts";
import { optimizers } from "../../../network/learning/optimizers.ts";
import { DataGroup } from "../own/data-group.tsx";
import type { OwnState } from "../own/own-state.ts";
import { fitsArticleStart, isSeedUsed } from "./changes.ts";
import type { ExperimentState } from "./experiment-state.ts";
import { NumberField, OptionalField, SelectField } from "./form-fields.tsx";
import { LayersField } from "./layers-field.tsx";
import { lossNames, scheduleNames } from "./training-fields.ts";
import { initializerLabels, lossLabels, optimizerLabels, optionsOf, scheduleLabels } from "./wording.ts";

/** Everything that determines a run. A change is a new run, and the run before stays in the curves. */
export function ExperimentForm({ form, own, isOpen }: { form: ExperimentState; own: OwnState; isOpen: boolean }) {
  return (
    <section class="experiment" id="experiment" tabIndex={-1} aria-labelledby="experiment-title">
      <h2 id="experiment-title">Experiment</h2>
      <p class="lab-hint">A change starts a new run; the run before it stays in the curves.</p>
      <Strays form={form} />
      <form class="experiment-form" onSubmit={(event) => event.preventDefault()}>
        <Group title="Data" isOpen={isOpen}>
          <DataGroup form={form} own={own} />
        </Group>
        <Group title="Network" isOpen={isOpen}>
          <LayersField form={form} />
          <SelectField
            form={form}
            name="start"
            label="Start"
            options={fitsArticleStart(form.experiment.value) ? [drawn, ["article", "the article’s own"]] : [drawn]}
          />
          {form.experiment.value.start === "drawn" && (
            <SelectField
              form={form}
              name="initializer"
              label="Initializer"
              options={optionsOf(Object.keys(initializers), initializerLabels)}
            />
          )}
        </Group>
        <Group title="Learning" isOpen={isOpen}>
          <SelectField form={form} name="loss" label="Loss" options={optionsOf(lossNames, lossLabels)} />
          <SelectField form={form} name="optimizer" label="Optimizer" options={optionsOf(Object.keys(optimizers), optimizerLabels)} />
          <div class="lab-field-row">
            <NumberField form={form} name="momentum" label="Momentum" />
            <NumberField form={form} name="beta1" label="β₁" />
            <NumberField form={form} name="beta2" label="β₂" />
            <NumberField form={form} name="decay" label={form.textOf("optimizer") === "adamw" ? "Weight decay" : "Decay ρ"} />
            <NumberField form={form} name="epsilon" label="ε" />
          </div>
          <NumberField form={form} name="rate" label="Learning rate" />
          <SelectField form={form} name="schedule" label="Schedule" options={optionsOf(scheduleNames, scheduleLabels)} />
          <div class="lab-field-row">
            <NumberField form={form} name="every" label="Every (steps)" />
            <NumberField form={form} name="factor" label="Factor" />
            <NumberField form={form} name="period" label="Period (steps)" />
            <NumberField form={form} name="multiplier" label="Next period ×" />
            <NumberField form={form} name="floor" label="Lowest factor" />
            <NumberField form={form} name="warmup" label="Warm-up (steps)" />
          </div>
          <OptionalField form={form} name="batch" label="Cases per step" off={["full", "all of them"]} on="in batches of" usual="32" />
          <NumberField form={form} name="epochs" label="Epochs" />
          <NumberField
            form={form}
            name="seed"
            label="Seed"
            isDisabled={!isSeedUsed(form.experiment.value)}
            hint={
              isSeedUsed(form.experiment.value)
                ? "Draws the start, the order of the cases and the noise."
                : "Nothing is drawn at random in this experiment, so the seed changes nothing."
            }
          />
        </Group>
        <Group title="Regularisation" isOpen={false}>
          <NumberField form={form} name="noise" label="Input noise" hint="Standard deviation, in scaled units." />
          <div class="lab-field-row">
            <NumberField form={form} name="l2" label="Weight penalty L2" />
            <NumberField form={form} name="l1" label="Weight penalty L1" />
          </div>
          <SelectField
            form={form}
            name="constraint"
            label="Constraint"
            options={[
              ["none", "none"],
              ["monotone", "monotone: no higher input lowers the output"],
            ]}
          />
          <OptionalField form={form} name="clip" label="Gradient clipping" off={["none", "none"]} on="at norm" usual="1" />
          {form.experiment.value.holdOut.kind !== "none" && (
            <OptionalField
              form={form}
              name="patience"
              label="Early stopping"
              off={["none", "never"]}
              on="after epochs"
              usual="20"
              hint="So many epochs without a new least held-out loss end the run."
            />
          )}
        </Group>
      </form>
    </section>
  );
}

const drawn = ["drawn", "drawn by the initializer"] as const;

function Group({ title, isOpen, children }: { title: string; isOpen: boolean; children: ComponentChildren }) {
  return (
    <details class="experiment-group" open={isOpen}>
      <summary>
        <h3>{title}</h3>
      </summary>
      <div class="experiment-fields">{children}</div>
    </details>
  );
}

/** What an address says that no field shows. */
function Strays({ form }: { form: ExperimentState }) {
  if (form.strays.value.length === 0) return null;
  return (
    <div role="alert">
      <ul class="strays">
        {form.strays.value.map(({ name, text, error }) => (
          <li key={name} class="error">
            <code>
              {name}={text}
            </code>{" "}
            in the address: {error}.
          </li>
        ))}
      </ul>
    </div>
  );
}
