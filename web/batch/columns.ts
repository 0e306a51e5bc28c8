import { type Diagnosis, diagnoses, type FeatureKey, featureKeys, features, isScore } from "../../data/features.ts";

/** Which column of a file is what. Columns are counted from 0; −1 where there is none. */
export interface Columns {
  readonly names: readonly string[];
  /** Whether the first row names the columns; the raw UCI file has no such row. */
  readonly hasHeader: boolean;
  readonly features: readonly number[];
  readonly diagnosis: number;
  /** Names of the columns that are passed through unread. */
  readonly unused: readonly string[];
}

/** A row of a file as it was read. Lines are counted from 1. */
export interface ReadRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Absent where the row has a fault. */
  readonly values?: readonly (number | null)[];
  readonly diagnosis?: Diagnosis;
  readonly faults: readonly RowFault[];
}

export interface RowFault {
  readonly column?: string;
  readonly detail: string;
}

/** Case number, nine scores, class: the file of the UCI repository as it comes. */
const UCI_WIDTH = featureKeys.length + 2;
const unknownTexts = new Set(["", "?", "unknown", "na"]);
const diagnosisTexts = new Map<string, Diagnosis>([
  ...diagnoses.map((name) => [name, name] as const),
  ["2", "benign"],
  ["4", "malignant"],
  ["b", "benign"],
  ["m", "malignant"],
]);

/** Understands the first row of a file, or says what it must be. */
export function readColumns(first: readonly string[]): Columns | { readonly fault: string } {
  const names = first.map((name) => name.trim());
  const plain = names.map(simplify);
  const found = features.map(({ key, label }) => plain.findIndex((name) => name === simplify(key) || name === simplify(label)));
  if (found.every((column) => column < 0)) {
    if (looksLikeUci(names)) return uciColumns();
    return { fault: `The first row must name one or more of the columns ${featureKeys.join(", ")}, or be the first of the raw UCI file.` };
  }
  const repeated = features.find((_, f) => found[f] !== -1 && plain.lastIndexOf(plain[found[f] as number] as string) !== found[f]);
  if (repeated) return { fault: `The first row names ${repeated.key} more than once.` };
  const diagnosis = plain.findIndex((name) => name === "diagnosis" || name === "class");
  const used = new Set([...found, diagnosis]);
  return { names, hasHeader: true, features: found, diagnosis, unused: names.filter((_, column) => !used.has(column)) };
}

/** Reads a row. All its faults are told at once. */
export function readRow(cells: readonly string[], line: number, columns: Columns): ReadRow {
  if (cells.length !== columns.names.length)
    return { line, cells, faults: [{ detail: `has ${cells.length} columns, the first row ${columns.names.length}` }] };
  const faults: RowFault[] = [];
  const values = featureKeys.map((key, f) => readScore(cells[columns.features[f] as number] ?? "", key, faults));
  if (faults.length === 0 && values.every((value) => value === null)) faults.push({ detail: "at least one feature must be known" });
  const diagnosis = readDiagnosis(cells[columns.diagnosis], faults);
  return { line, cells, faults, ...(faults.length === 0 ? { values } : {}), ...(diagnosis ? { diagnosis } : {}) };
}

function readScore(cell: string, column: FeatureKey, faults: RowFault[]): number | null {
  const text = cell.trim();
  if (unknownTexts.has(text.toLowerCase())) return null;
  const score = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (isScore(score)) return score;
  faults.push({ column, detail: `must be a whole number from 1 to 10, or ? where unknown, got ${text}` });
  return null;
}

function readDiagnosis(cell: string | undefined, faults: RowFault[]): Diagnosis | undefined {
  const text = cell?.trim().toLowerCase() ?? "";
  const diagnosis = diagnosisTexts.get(text);
  if (!diagnosis && text !== "") faults.push({ column: "diagnosis", detail: `must be benign or malignant, got ${cell}` });
  return diagnosis;
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

function simplify(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, "");
}
