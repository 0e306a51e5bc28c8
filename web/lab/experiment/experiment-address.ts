import type { Experiment } from "./experiment.ts";
import { fields } from "./fields.ts";
import { type Preset, presetNamed, presets } from "./presets.ts";

/** What the address of the lab says. */
export interface LabAddress {
  readonly preset: Preset;
  readonly experiment: Experiment;
  /** The epoch that is shown. */
  readonly at?: number;
  /** The view that is open where only one is shown. */
  readonly view?: string;
}

/** An address as it was read, with what could not be. */
export interface ReadAddress extends LabAddress {
  /** By the name of the parameter: what stands in the address, and what is wrong with it. */
  readonly refused: Readonly<Record<string, { readonly text: string; readonly error: string }>>;
}

/** The query of an address: the preset, and only what differs from it. Empty for the opening experiment. */
export function writeAddress({ preset, experiment, at = 0, view }: LabAddress): string {
  const query = new URLSearchParams();
  if (preset !== presets[0]) query.set("from", preset.name);
  let base = preset.experiment;
  for (const field of fields) {
    const text = field.of(experiment);
    if (text === undefined || text === field.of(base)) continue;
    query.set(field.name, text);
    base = field.put(base, text);
  }
  if (at > 0) query.set("at", String(at));
  if (view !== undefined) query.set("view", view);
  return `${query}`;
}

/** Reads a query. What is unknown or cannot be is refused by name, and the rest holds. */
export function readAddress(query: string, views: readonly string[]): ReadAddress {
  const parameters = new URLSearchParams(query);
  const entries = new Map(parameters);
  const refused: Record<string, { text: string; error: string }> = {};
  const take = (name: string): string | undefined => {
    const text = entries.get(name);
    entries.delete(name);
    return text;
  };
  const refuse = (name: string, text: string, error: string) => {
    refused[name] = { text, error };
  };
  for (const name of [...entries.keys()]) {
    const texts = parameters.getAll(name);
    if (texts.length < 2) continue;
    refuse(name, texts.join(", "), `must stand in the address once, got ${texts.length} times`);
    entries.delete(name);
  }
  const from = take("from");
  const preset = from === undefined ? presets[0] : presetNamed(from);
  if (from !== undefined && !preset) refuse("from", from, `must be one of ${presets.map(({ name }) => name).join(", ")}`);
  let experiment = (preset ?? presets[0]).experiment;
  for (const field of fields) {
    const text = take(field.name);
    if (text === undefined) continue;
    try {
      experiment = field.put(experiment, text);
    } catch (reason) {
      if (!(reason instanceof RangeError)) throw reason;
      refuse(field.name, text, reason.message);
    }
  }
  const at = take("at");
  const epoch = at === undefined ? undefined : readEpoch(at, experiment);
  if (at !== undefined && epoch === undefined) refuse("at", at, `must be an epoch from 0 to ${experiment.recipe.training.epochs}`);
  const view = take("view");
  const isView = view !== undefined && views.includes(view);
  if (view !== undefined && !isView) refuse("view", view, `must be one of ${views.join(", ")}`);
  for (const [name, text] of entries) refuse(name, text, `the lab has no setting called “${name}”`);
  return {
    preset: preset ?? presets[0],
    experiment,
    ...(epoch ? { at: epoch } : {}),
    ...(isView ? { view } : {}),
    refused,
  };
}

function readEpoch(text: string, { recipe }: Experiment): number | undefined {
  const epoch = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  return epoch <= recipe.training.epochs ? epoch : undefined;
}
