import { type Diagnosis, diagnoses } from "../features.ts";
import { plainName } from "./lookup.ts";
import { diagnosisWords, uciCodes } from "./names.ts";
import { bareText, isUnknown, parseNumber } from "./score.ts";
import { show } from "./wording.ts";

/** What the values of a diagnosis column mean. */
export interface DiagnosisCoding {
  /** null where the cell is empty or unknown, undefined where it is not understood. */
  readonly read: (cell: string) => Diagnosis | null | undefined;
  /** Values that are not understood. */
  readonly unclear: readonly string[];
  /** How many of the values are. */
  readonly understood: number;
  /** The one of UCI's codes that is all the column holds, so that it may be of another coding. */
  readonly assumed: string | undefined;
}

/**
 * The meaning of a column by the values in its first rows and how often each occurs. Words speak for themselves. UCI's 2 and 4 hold
 * only where they are nearly all that is in the column, and 0 and 1 never do: then `malignant` has to say which value means
 * malignant, and where there is one other, that means benign.
 */
export function codingOf(values: ReadonlyMap<string, number>, malignant?: string): DiagnosisCoding {
  const counts = new Map<string, number>();
  for (const [value, times] of values) counts.set(keyOf(value), (counts.get(keyOf(value)) ?? 0) + times);
  const hasUciCodes = areUciCodes(counts);
  const meanings = new Map<string, Diagnosis>([...(hasUciCodes ? uciCodes : []), ...words()]);
  const [assumed] =
    hasUciCodes && malignant === undefined && counts.size === 1 ? [...counts.keys()].filter((key) => uciCodes.has(key)) : [];
  if (malignant !== undefined) {
    const chosen = keyOf(malignant);
    const others = [...counts.keys()].filter((key) => key !== chosen);
    for (const [key, meaning] of [...meanings]) if (meaning === "malignant" && !words().has(key)) meanings.delete(key);
    meanings.set(chosen, "malignant");
    const [other] = others;
    if (others.length === 1 && other !== undefined && !meansMalignant(other)) meanings.set(other, "benign");
  }
  const interpret = (cell: string) => meanings.get(keyOf(cell)) ?? (isUnknown(cell) ? null : undefined);
  const known = new Map([...values.keys()].map((value) => [value, interpret(value)]));
  const read = (cell: string): Diagnosis | null | undefined => known.get(cell) ?? interpret(cell);
  const unclear = [...values.keys()].filter((value) => read(value) === undefined);
  return { read, unclear, understood: values.size - unclear.length, assumed };
}

/** Whether a value means malignant whatever the caller chose: the choice may be of a value that is not in the file. */
function meansMalignant(key: string): boolean {
  return words().get(key) === "malignant" || uciCodes.get(key) === "malignant";
}

/** A 2 beside a 1 may well mean malignant, so that a few strays are all that may be besides 2 and 4. */
function areUciCodes(counts: ReadonlyMap<string, number>): boolean {
  const sum = (of: (key: string) => boolean) => [...counts].reduce((total, [key, times]) => total + (of(key) ? times : 0), 0);
  const codes = sum((key) => uciCodes.has(key));
  const others = sum((key) => !uciCodes.has(key) && !words().has(key));
  const hasBoth = [...uciCodes.keys()].every((key) => counts.has(key));
  return others === 0 || (hasBoth && codes >= 9 * others);
}

/** Whether a value is a diagnosis in words or in UCI's codes. */
export function isDiagnosis(value: string): boolean {
  return words().has(keyOf(value)) || uciCodes.has(keyOf(value));
}

/** Why a value cannot be the one that means malignant, or undefined where it can. */
export function contradiction(values: Iterable<string>, malignant: string): string | undefined {
  const chosen = keyOf(malignant);
  if (isUnknown(malignant)) return `${show(malignant)} stands for unknown and cannot mean malignant`;
  if (words().get(chosen) === "benign") return `${show(malignant)} means benign and cannot mean malignant`;
  const keys = new Set([...values].map(keyOf));
  const isUci = chosen === "2" && keys.has("4") && [...keys].every((key) => uciCodes.has(key));
  return isUci ? "2 means benign and 4 malignant in the UCI data, so 2 cannot mean malignant" : undefined;
}

/** Values of two cells are the same where their numbers are (1 and 1.0), or their letters and digits. */
function keyOf(cell: string): string {
  const number = parseNumber(cell, true);
  return number === undefined ? plainName(bareText(cell)) : String(number);
}

let made: ReadonlyMap<string, Diagnosis> | undefined;

/** The words for a diagnosis by their letters and digits, made when the first is looked up: a Worker starts without them. */
function words(): ReadonlyMap<string, Diagnosis> {
  made ??= new Map(diagnoses.flatMap((diagnosis) => diagnosisWords[diagnosis].map((word) => [plainName(word), diagnosis] as const)));
  return made;
}
