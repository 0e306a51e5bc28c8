import { type FeatureKey, featureKeys } from "../features.ts";
import type { ChosenColumns } from "./chosen-columns.ts";
import { featuresNamed, plainName } from "./lookup.ts";
import { nearestName } from "./nearest.ts";
import type { OptionNames, Refusal } from "./types.ts";
import { show } from "./wording.ts";

type Field = FeatureKey | "diagnosis" | "id";

/** Which columns the caller chose, by field; −1 for a field that is in none. */
export type Choice = ReadonlyMap<Field, number>;

/** The columns that the caller chose by name, or by number, counted from 1, where no name fits. */
export function choose(chosen: ChosenColumns | undefined, names: readonly string[], option: string): Choice | Refusal {
  const choice = new Map<Field, number>();
  for (const [what, name] of chosen ?? []) {
    const column = name === "" ? -1 : columnNamed(name, names);
    if (column === undefined) return unknownColumn(what, name, names, option);
    const other = column >= 0 ? [...choice].find(([, taken]) => taken === column) : undefined;
    if (other) return refusal(`${option} gives the column ${show(name)} to both ${other[0]} and ${what}.`);
    choice.set(what, column);
  }
  return choice;
}

/** Whether a name of the header is one that the caller chose. */
export function isChosenName(chosen: ChosenColumns | undefined): (name: string) => boolean {
  const names = new Set([...(chosen?.values() ?? [])].filter((name) => name !== "" && !/^\d+$/.test(name)).map(plainName));
  return (name) => names.size > 0 && names.has(plainName(name));
}

/** All columns whose name is one of a feature's, for each feature. A column that the caller chose for something is no candidate for anything else. */
export function candidates(names: readonly string[], choice: Choice): readonly (readonly number[])[] {
  const taken = new Set(choice.values());
  const found = featuresNamed(names).map((feature, column) => (taken.has(column) ? undefined : feature));
  return featureKeys.map((key) => {
    const chosen = choice.get(key);
    if (chosen !== undefined) return chosen < 0 ? [] : [chosen];
    return found.flatMap((feature, column) => (feature === key ? [column] : []));
  });
}

function columnNamed(name: string, names: readonly string[]): number | undefined {
  for (const same of [(one: string) => one === name, (one: string) => plainName(one) !== "" && plainName(one) === plainName(name)]) {
    const columns = names.flatMap((one, column) => (same(one) ? [column] : []));
    if (columns.length === 1) return columns[0];
  }
  const number = /^\d{1,3}$/.test(name) ? Number(name) : 0;
  return number >= 1 && number <= names.length ? number - 1 : undefined;
}

function unknownColumn(what: Field, name: string, names: readonly string[], option: string): Refusal {
  const count = names.filter((one) => plainName(one) === plainName(name)).length;
  if (count > 1)
    return refusal(`${option} names ${show(name)} for ${what}, but ${count} columns are called so: give the column's number instead.`);
  const nearest = nearestName(name, names);
  const listed = names.slice(0, 12).map(show).join(", ") + (names.length > 12 ? ` and ${names.length - 12} more` : "");
  return refusal(
    `${option} names ${show(name)} for ${what}, but no column is called so; ${nearest ? `did you mean ${show(nearest)}?` : `the columns are ${listed}.`}`,
  );
}

function refusal(detail: string): Refusal {
  return { code: "columns", status: 422, detail };
}

/** The options' names where the caller gives none. */
export const plainOptionNames: OptionNames = { columns: "columns", malignant: "malignant" };
