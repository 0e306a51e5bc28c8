import { type Diagnosis, diagnoses, type FeatureKey, featureKeys, features, isScore } from "../../data/features.ts";

/** What each column of a file holds. Columns count from 0; −1 stands for an absent column. */
export interface Columns {
  readonly names: readonly string[];
  /** Whether the first row names the columns; in the raw UCI file it does not. */
  readonly hasHeader: boolean;
  readonly features: readonly number[];
  readonly diagnosis: number;
  /** Names of the columns that are passed through unread. */
  readonly unused: readonly string[];
}

/** A row as read from a file. Lines count from 1. */
export interface ReadRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Absent if the row has an error. */
  readonly values?: readonly (number | null)[];
  readonly diagnosis?: Diagnosis;
  readonly errors: readonly RowError[];
}

/** An error in a cell or, without a column, in the row as a whole. */
export interface RowError {
  readonly column?: string;
  readonly detail: string;
}

/** Columns of the raw UCI file: case number, nine scores, class. */
const UCI_WIDTH = featureKeys.length + 2;
const unknownTexts = new Set(["", "?", "unknown", "na"]);
const diagnosisTexts = new Map<string, Diagnosis>([
  ...diagnoses.map((name) => [name, name] as const),
  ["2", "benign"],
  ["4", "malignant"],
  ["b", "benign"],
  ["m", "malignant"],
]);

/** Interprets the first row of a file; an error says what it must contain. */
export function readColumns(first: readonly string[]): Columns | { readonly error: string } {
  const names = first.map((name) => name.trim());
  const normalised = names.map(normalise);
  const found = features.map(({ key, label }) => normalised.findIndex((name) => name === normalise(key) || name === normalise(label)));
  if (found.every((column) => column < 0)) {
    if (looksLikeUci(names)) return uciColumns();
    return { error: `The first row must name one or more of the columns ${featureKeys.join(", ")}, or be the first of the raw UCI file.` };
  }
  const repeated = features.find(
    (_, f) => found[f] !== -1 && normalised.lastIndexOf(normalised[found[f] as number] as string) !== found[f],
  );
  if (repeated) return { error: `The first row names ${repeated.key} more than once.` };
  const diagnosis = normalised.findIndex((name) => name === "diagnosis" || name === "class");
  const used = new Set([...found, diagnosis]);
  return { names, hasHeader: true, features: found, diagnosis, unused: names.filter((_, column) => !used.has(column)) };
}

/** Reads a row and reports all its errors at once. */
export function readRow(cells: readonly string[], line: number, columns: Columns): ReadRow {
  if (cells.length !== columns.names.length)
    return { line, cells, errors: [{ detail: `has ${cells.length} columns, the first row ${columns.names.length}` }] };
  const scores = featureKeys.map((key, f) => readScore(cells[columns.features[f] as number] ?? "", key));
  const { diagnosis, error: diagnosisError } = readDiagnosis(cells[columns.diagnosis]);
  const values = scores.map(({ value }) => value);
  const scoreErrors = scores.flatMap(({ error }) => (error ? [error] : []));
  const isEmpty = scoreErrors.length === 0 && values.every((value) => value === null);
  const errors = [
    ...scoreErrors,
    ...(isEmpty ? [{ detail: "at least one feature must be known" }] : []),
    ...(diagnosisError ? [diagnosisError] : []),
  ];
  return { line, cells, errors, ...(errors.length === 0 ? { values } : {}), ...(diagnosis ? { diagnosis } : {}) };
}

function readScore(cell: string, column: FeatureKey): { readonly value: number | null; readonly error?: RowError } {
  const text = cell.trim();
  if (unknownTexts.has(text.toLowerCase())) return { value: null };
  const score = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (isScore(score)) return { value: score };
  return { value: null, error: { column, detail: `must be a whole number from 1 to 10, or ? where unknown, got ${text}` } };
}

function readDiagnosis(cell: string | undefined): { readonly diagnosis?: Diagnosis; readonly error?: RowError } {
  const text = cell?.trim().toLowerCase() ?? "";
  const diagnosis = diagnosisTexts.get(text);
  if (diagnosis) return { diagnosis };
  return text === "" ? {} : { error: { column: "diagnosis", detail: `must be benign or malignant, got ${cell}` } };
}

function looksLikeUci(cells: readonly string[]): boolean {
  return cells.length === UCI_WIDTH && cells.slice(1, -1).every((cell) => cell === "?" || isScore(Number(cell)));
}

function uciColumns(): Columns {
  return {
    names: ["id", ...featureKeys, "diagnosis"],
    hasHeader: false,
    features: featureKeys.map((_, f) => f + 1),
    diagnosis: UCI_WIDTH - 1,
    unused: ["id"],
  };
}

function normalise(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, "");
}
