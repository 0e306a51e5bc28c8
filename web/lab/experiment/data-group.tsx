import { scalingNames } from "../../../model/training/scaling.ts";
import type { ExperimentState } from "./experiment-state.ts";
import { ChoiceField, NumberField, SelectField } from "./form-fields.tsx";
import { dataOptions, optionsOf, scalingLabels } from "./wording.ts";

/** What is learned from, which of its rows are held out, and how its values become inputs. */
export function DataGroup({ form }: { form: ExperimentState }) {
  return (
    <>
      <SelectField form={form} name="data" label="Data" options={dataOptions} />
      <NumberField form={form} name="points" label="Seed of the points" />
      <HoldOutField form={form} />
      <SelectField form={form} name="scaling" label="Scaling" options={optionsOf(scalingNames, scalingLabels)} />
    </>
  );
}

function HoldOutField({ form }: { form: ExperimentState }) {
  const text = form.textOf("holdout") ?? "none";
  const isShare = text !== "none" && text !== "article";
  const isWisconsin = form.experiment.value.data.kind === "wisconsin";
  return (
    <>
      <ChoiceField
        label="Held out"
        options={[
          ["none", "nothing"],
          ["share", "a share of each class"],
          ...(isWisconsin ? [["article", "rows 501 to 682, as in the article"] as const] : []),
        ]}
        value={isShare ? "share" : text}
        error={isShare ? undefined : form.errors.value.holdout}
        onChoose={(value) => form.choose("holdout", value === "share" ? "0.2" : value)}
      />
      {isShare && (
        <div class="lab-field-row">
          <NumberField form={form} name="holdout" label="Share" />
          <NumberField form={form} name="split" label="Seed of the split" />
        </div>
      )}
    </>
  );
}
