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

/** The parts between commas, but that a comma before anything but a known word and a colon belongs to the column's name. */
function entriesOf(text: string): string[] {
  const entries: string[] = [];
  for (const part of text.split(",")) {
    const startsEntry = entries.length === 0 || part.includes(":") || part.trim() === "";
    if (startsEntry && (entries.length === 0 || looksLikeEntry(part))) entries.push(part);
    else entries[entries.length - 1] += `,${part}`;
  }
  return entries.map((entry) => entry.replace(/,+$/, "").trim()).filter((entry) => entry !== "");
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
