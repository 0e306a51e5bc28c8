import type * as z from "zod/mini";
import { featureKeys } from "../data/features.ts";
import type { PredictionInput } from "../model/prediction/prediction.ts";
import { prevalenceQuery, type SampleValues, sample, sampleQuery } from "./contract.ts";
import { nearestName } from "./names.ts";
import { type Fault, pointerTo, unprocessable } from "./problems.ts";

/** The nine values of a sample in JSON, or all its faults. */
export type Reading = { readonly values: PredictionInput["values"] } | { readonly faults: readonly Fault[] };

/** Checks one sample of a JSON body. */
export function readSample(json: unknown): Reading {
  const result = sample.safeParse(json);
  return result.success ? { values: valuesOf(result.data) } : { faults: faultsOf(result.error.issues, featureKeys) };
}

/** The question of a GET: sample and prevalence in the query. Throws a Problem with every fault. */
export function readQuestion(url: string): PredictionInput {
  const { prevalence, ...rest } = readQuery(url, sampleQuery);
  return question(valuesOf(rest), prevalence);
}

/** The prevalence in the query of a POST. Throws a Problem with every fault. */
export function readPrevalence(url: string): number | undefined {
  return url.includes("?") ? readQuery(url, prevalenceQuery).prevalence : undefined;
}

/** A score or unknown as text has it, in a query or a CSV cell: a number, null where unknown, or the text itself where neither. */
export function decodeScore(text: string): number | string | null {
  if (text.length === 1 && text >= "1" && text <= "9") return text.charCodeAt(0) - 48;
  const trimmed = text.trim();
  if (trimmed === "" || trimmed === "?" || trimmed === "unknown") return null;
  return /^-?\d{1,6}(\.\d{1,6})?$/.test(trimmed) ? Number(trimmed) : text;
}

export function question(values: PredictionInput["values"], prevalence: number | undefined): PredictionInput {
  return prevalence === undefined ? { values } : { values, prevalence };
}

/** All faults that a schema found. `names` are the names that an unknown one may have meant. */
export function faultsOf(issues: readonly z.core.$ZodIssue[], names: readonly string[]): Fault[] {
  const faults = new Map<string, Fault>();
  for (const issue of issues) {
    const complaints: Fault[] =
      issue.code === "unrecognized_keys"
        ? unknownNames(issue.path, issue.keys, names)
        : [{ pointer: pointerTo(issue.path), detail: issue.message }];
    for (const fault of complaints) if (!faults.has(fault.pointer)) faults.set(fault.pointer, fault);
  }
  return [...faults.values()];
}

const MOST_UNKNOWN_NAMES = 20;

/** A fault a name, as far as anyone would read them. */
function unknownNames(path: readonly PropertyKey[], keys: readonly string[], names: readonly string[]): Fault[] {
  const faults = keys.slice(0, MOST_UNKNOWN_NAMES).map((key) => {
    const nearest = nearestName(key, names);
    const detail = nearest ? `is not a known name; did you mean ${nearest}?` : `is not a known name; known are ${names.join(", ")}`;
    return { pointer: pointerTo([...path, key.slice(0, 80)]), detail };
  });
  const more = keys.length - faults.length;
  return more > 0 ? [...faults, { pointer: pointerTo(path), detail: `${more} more names are not known` }] : faults;
}

function readQuery<T extends typeof sampleQuery | typeof prevalenceQuery>(url: string, schema: T): z.output<T> {
  const names = Object.keys(schema.shape);
  const given = new Map<string, number | string | null>();
  const repeated = new Map<string, Fault>();
  for (const [name, text] of new URL(url).searchParams) {
    if (given.has(name)) repeated.set(name, { pointer: pointerTo([name]), detail: "is given more than once" });
    given.set(name, name === "prevalence" ? decodePrevalence(text) : decodeScore(text));
  }
  const result = schema.safeParse(Object.fromEntries(given));
  const faults = result.success ? [] : faultsOf(result.error.issues, names).filter(({ pointer }) => !repeated.has(pointer.slice(1)));
  if (!result.success || repeated.size > 0) throw unprocessable([...repeated.values(), ...faults]);
  return result.data as z.output<T>;
}

function decodePrevalence(text: string): number | string {
  return /^-?\d*\.?\d+(e-?\d+)?$/i.test(text) ? Number(text) : text;
}

function valuesOf(values: SampleValues): PredictionInput["values"] {
  return featureKeys.map((key) => values[key] ?? null);
}
