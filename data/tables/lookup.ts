import { type FeatureKey, featureKeys } from "../features.ts";
import { closedNames, diagnosisNames, idNames, publishedNames, rowNumberNames } from "./names.ts";

/** A name by its letters and digits alone, in lower case and without accents. */
export function plainName(name: string): string {
  const text = name.slice(0, LONGEST_NAME);
  // The rest of the alphabets takes tables that are loaded on first use, a good part of a Worker's start.
  if (ASCII.test(text)) return text.toLowerCase().replace(/[^a-z0-9]/g, "");
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** The feature that a column of this name holds, or undefined. What follows a bracket, a colon or `#` is a comment and may be left out. */
export function featureNamed(name: string): FeatureKey | undefined {
  return look(lists().features, name);
}

/** How likely a column of this name holds the diagnosis: 0 is the likeliest, undefined is none. */
export function diagnosisRank(name: string): number | undefined {
  return look(lists().diagnoses, name);
}

/** How likely a column of this name holds the case number: 0 is the likeliest, undefined is none. */
export function idRank(name: string): number | undefined {
  return look(lists().ids, name);
}

/** Whether a column of this name numbers the rows of the file. */
export function numbersRows(name: string): boolean {
  return lists().rowNumbers.has(plainName(name));
}

/** The feature of each column of a header. Names that say too little alone do where all nine of their source are there. */
export function featuresNamed(names: readonly string[]): (FeatureKey | undefined)[] {
  const plain = names.map(plainName);
  const closed = lists().closedSets.find(
    ({ features, without }) => !plain.some((name) => without.has(name)) && [...features.keys()].every((name) => plain.includes(name)),
  );
  return names.map((name, column) => closed?.features.get(plain[column] as string) ?? featureNamed(name));
}

/** Every published name, plain, with its feature. */
export function publishedFeatureNames(): Iterable<[string, FeatureKey]> {
  return lists().features;
}

const LONGEST_NAME = 100;

// biome-ignore lint/suspicious/noControlCharactersInRegex: this is the range of ASCII
const ASCII = /^[\u0000-\u007f]*$/;

let made: ReturnType<typeof makeLists> | undefined;

/** The published names by their letters and digits, made when the first name is looked up. */
function lists() {
  made ??= makeLists();
  return made;
}

function makeLists() {
  return {
    features: new Map(publishedNames.flatMap(({ names }) => meanings(names))),
    closedSets: closedNames.map(({ names, without }) => ({
      features: new Map(meanings(names)),
      without: new Set(without.map(plainName)),
    })),
    diagnoses: new Map(diagnosisNames.map((name, rank) => [plainName(name), rank])),
    ids: new Map(idNames.map((name, rank) => [plainName(name), rank])),
    rowNumbers: new Set(rowNumberNames.map(plainName)),
  };
}

function meanings(names: readonly string[]): [string, FeatureKey][] {
  return names.map((name, f) => [plainName(name), featureKeys[f] as FeatureKey]);
}

function look<T>(table: ReadonlyMap<string, T>, name: string): T | undefined {
  const found = table.get(plainName(name));
  if (found !== undefined) return found;
  const comment = name.search(/[([{:#]/);
  return comment > 0 ? table.get(plainName(name.slice(0, comment))) : undefined;
}
