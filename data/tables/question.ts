import { type FeatureKey, featureKeys } from "../features.ts";
import { type ColumnEvidence, mayHoldScores } from "./evidence.ts";
import { numbersRows } from "./lookup.ts";
import { nearestFeature } from "./nearest.ts";
import type { ColumnReport, Refusal } from "./types.ts";
import { enumerate, show } from "./wording.ts";

/** What is known of the columns when it is decided whether one must ask. */
export interface Assignment {
  readonly names: readonly string[];
  readonly evidence: readonly ColumnEvidence[];
  /** All columns that are named like each feature. */
  readonly features: readonly (readonly number[])[];
  readonly diagnosis: number;
  readonly id: number;
  /** The features of which the caller said in which column they are, or that they are in none. */
  readonly settled: ReadonlySet<string>;
}

/** Asks which feature a column holds, where scores are in columns that nothing recognised and a feature is missing, or where two columns are named like one. */
export function questionAbout(assignment: Assignment, option: string): Refusal | undefined {
  const { names, evidence, features, diagnosis, id, settled } = assignment;
  const recognised = new Map<number, FeatureKey | "diagnosis" | "id">();
  features.forEach((columns, f) => {
    for (const column of columns) recognised.set(column, featureKeys[f] as FeatureKey);
  });
  if (diagnosis >= 0) recognised.set(diagnosis, "diagnosis");
  if (id >= 0) recognised.set(id, "id");

  const missing = featureKeys.filter((key, f) => features[f]?.length === 0 && !settled.has(key));
  const doubled = features.filter((columns) => columns.length > 1);
  const unrecognised = names.flatMap((name, column) => {
    const evidenceOf = evidence[column] as ColumnEvidence;
    const isRowNumber = evidenceOf.isRunning && numbersRows(name);
    return !recognised.has(column) && mayHoldScores(evidenceOf) && !isRowNumber ? [column] : [];
  });
  const asked = new Set([...doubled.flat(), ...(missing.length > 0 ? unrecognised : [])]);
  if (asked.size === 0) return undefined;

  const columns = names.map((name, column): ColumnReport => {
    const isAsked = asked.has(column);
    const nearest = isAsked ? (asFeature(recognised.get(column)) ?? nearestFeature(name, missing)) : undefined;
    const samples = [...(evidence[column]?.values.keys() ?? [])].slice(0, 3).map(show);
    return { name, samples, recognised: isAsked ? undefined : recognised.get(column), asked: isAsked, nearest };
  });
  return { code: "question", status: 422, detail: sentence(columns, missing, doubled.length > 0, option), columns, missing };
}

/** As many columns as anyone would read. */
const MOST_NAMED = 20;

function sentence(columns: readonly ColumnReport[], missing: readonly FeatureKey[], isDoubled: boolean, option: string): string {
  const asked = columns.map((report, column) => ({ ...report, handle: handleOf(columns, column) })).filter((report) => report.asked);
  const isOne = asked.length === 1;
  const named = asked.slice(0, MOST_NAMED).map(({ name, handle, nearest }) => {
    const hints = [...(handle === name ? [] : [`column ${handle}`]), ...(nearest ? [`perhaps ${nearest}`] : [])];
    return `${name === "" ? "an unnamed one" : show(name)}${hints.length > 0 ? ` (${hints.join(", ")})` : ""}`;
  });
  const list = enumerate(asked.length > MOST_NAMED ? [...named, `${asked.length - MOST_NAMED} more`] : named);
  const what = isDoubled
    ? "are named like one feature, or hold scores under names that are not known"
    : `${isOne ? "holds" : "hold"} scores under ${isOne ? "a name that is" : "names that are"} not known`;
  const lacking = missing.length > 0 ? `, and ${enumerate(missing)} ${missing.length === 1 ? "is" : "are"} missing` : "";
  const example = asked.find(({ nearest }) => nearest) ?? asked[0];
  const feature = example?.nearest ?? missing[0];
  const inNone = missing.length > 0 ? `; for a feature that is in no column, leave the column out, such as ${missing.at(-1)}:` : "";
  return `Which feature is in which column? ${list} ${what}${lacking}. Give ${option} as feature:column, such as ${feature}:${show(example?.handle ?? "")}${inNone}.`;
}

/** What a caller may call a column: its name, or its number where the name is empty or not the only one. */
function handleOf(columns: readonly ColumnReport[], column: number): string {
  const { name } = columns[column] as ColumnReport;
  return name !== "" && columns.filter((one) => one.name === name).length === 1 ? name : String(column + 1);
}

function asFeature(field: FeatureKey | "diagnosis" | "id" | undefined): FeatureKey | undefined {
  return field === "diagnosis" || field === "id" ? undefined : field;
}
