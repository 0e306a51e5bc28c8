import { scalingNames } from "../../../model/training/scaling.ts";
import type { ExperimentState } from "../experiment/experiment-state.ts";
import { ChoiceField, NumberField, SelectField } from "../experiment/form-fields.tsx";
import { dataOptions, optionsOf, scalingLabels } from "../experiment/wording.ts";
import type { OwnState } from "./own-state.ts";
import { OwnTableField } from "./own-table-field.tsx";

/** What is learned from, which of its rows are held out, and how its values become inputs. */
export function DataGroup({ form, own }: { form: ExperimentState; own: OwnState }) {
  const missing = form.missing.value;
  const table = own.table.value;
  const ownOptions = [
    ...(table ? [[table.sha256, own.name.value] as const] : []),
    ...(missing === undefined ? [] : [[missing, "a table that is not open"] as const]),
  ];
  return (
    <>
      <SelectField form={form} name="data" label="Data" options={[...dataOptions, ...ownOptions]} />
      <OwnTableField own={own} missing={missing} isUsed={form.textOf("data") === table?.sha256} />
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
          ...(isWisconsin ? [["article", "cases 502 to 683, as in the article"] as const] : []),
        ]}
        value={isShare ? "share" : text}
        error={isShare ? undefined : form.errors.value.holdout}
        hint={text === "article" ? "Case 501 is in neither group." : undefined}
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
