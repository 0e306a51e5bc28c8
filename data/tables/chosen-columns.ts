import { type FeatureKey, featureKeys } from "../features.ts";
import { featureNamed, plainName } from "./lookup.ts";
import { nearestFeature } from "./nearest.ts";
import { show } from "./wording.ts";

/** Which column holds what: its name, or its number where the file has no header; "" says that it is in no column. */
export type ChosenColumns = ReadonlyMap<FeatureKey | "diagnosis" | "id", string>;

/**
 * Reads `bareNuclei:Bare.nucl,mitoses:` (mitoses are in no column), as it is given at the command line and over HTTP. `diagnosis` and
 * `id` are understood besides the features. A column's name may hold commas and colons. Returns what is wrong as a sentence.
 */
export function parseColumns(text: string): ChosenColumns | { readonly error: string } {
  const columns = new Map<FeatureKey | "diagnosis" | "id", string>();
  for (const entry of entriesOf(text)) {
    const colon = entry.indexOf(":");
    if (colon < 0) return { error: `each column must be given as feature:column, got ${show(entry)}` };
    const word = entry.slice(0, colon);
    const what = fieldNamed(word);
    if (!what) {
      const nearest = nearestFeature(word, featureKeys);
      return {
        error: `${show(word)} is not a feature${nearest ? `; did you mean ${nearest}?` : `; the features are ${featureKeys.join(", ")}`}`,
      };
    }
    if (columns.has(what)) return { error: `${what} is given more than once` };
    columns.set(what, entry.slice(colon + 1).trim());
  }
  if (columns.size === 0) return { error: "no column is given; write feature:column, such as bareNuclei:Bare.nuclei" };
  return columns;
}

/** Columns as `parseColumns` reads them. */
export function formatColumns(columns: ChosenColumns): string {
  return [...columns].map(([what, name]) => `${what}:${name}`).join(",");
}

/**
 * The parts between commas, but that a comma before anything but a known word and a colon belongs to the column's name. Lazy, so that
 * nothing is looked at after the first mistake.
 */
function* entriesOf(text: string): Generator<string, undefined> {
  let entry = "";
  for (const part of text.split(",")) {
    if (entry !== "" && !looksLikeEntry(part)) {
      entry += `,${part}`;
      continue;
    }
    yield* trimmed(entry);
    entry = part;
  }
  yield* trimmed(entry);
}

/** An entry without the commas at its end, if anything is left. A regular expression would look at a run of commas once per comma. */
function trimmed(entry: string): string[] {
  let end = entry.length;
  while (entry[end - 1] === ",") end--;
  const bare = entry.slice(0, end).trim();
  return bare === "" ? [] : [bare];
}

/** A word before the colon that is, or may have been meant for, a feature. */
function looksLikeEntry(part: string): boolean {
  const colon = part.indexOf(":");
  const word = part.slice(0, colon);
  return colon > 0 && (fieldNamed(word) !== undefined || nearestFeature(word, featureKeys) !== undefined);
}

function fieldNamed(word: string): FeatureKey | "diagnosis" | "id" | undefined {
  const plain = plainName(word);
  return plain === "diagnosis" || plain === "id" ? plain : featureNamed(word);
}
