import { type Diagnosis, diagnoses, featureKeys, isScore } from "./features.ts";

/** One case of a data file: its case number, the nine scores in the order of features.ts, null where unknown, and the diagnosis. */
export interface Sample {
  readonly id: string;
  readonly values: readonly (number | null)[];
  readonly diagnosis: Diagnosis;
  /** The line of the file, counted from 1. */
  readonly line: number;
}

/** A case whose nine scores are all known. */
export interface CompleteSample extends Sample {
  readonly values: readonly number[];
}

/** An error in a data file, with its line, counted from 1, and its column. */
export interface DataFileError {
  readonly line: number;
  readonly column?: string;
  readonly detail: string;
}

/** All errors in a data file at once, one per line of the message. */
export class DataError extends Error {
  readonly errors: readonly DataFileError[];
  constructor(errors: readonly DataFileError[]) {
    super(errors.map(({ line, column, detail }) => `line ${line}${column ? `, ${column}` : ""}: ${detail}`).join("\n"));
    this.name = "DataError";
    this.errors = errors;
  }
}

const header = ["id", ...featureKeys, "diagnosis"];

/**
 * Reads CSV text with the columns id, the nine features and diagnosis, in this order. An empty score, `?` or `NA` is unknown.
 * Throws DataError with every error in the file; no case is skipped silently.
 */
export function parseSamples(csv: string): Sample[] {
  const lines = csv.replace(/^\uFEFF/, "").split(/\r\n|\n/);
  const names = (lines[0] ?? "").split(",").map((name) => name.trim());
  if (names.join() !== header.join())
    throw new DataError([{ line: 1, detail: `the header must be ${header.join(",")}, got ${names.join()}` }]);
  const errors: DataFileError[] = [];
  const samples: Sample[] = [];
  lines.slice(1).forEach((text, i) => {
    if (text.trim() === "") return;
    const line = i + 2;
    const cells = text.split(",").map((cell) => cell.trim());
    if (cells.length !== header.length) {
      errors.push({ line, detail: `must have ${header.length} columns, got ${cells.length}` });
      return;
    }
    const values = featureKeys.map((column, f) => {
      const score = parseScore(cells[f + 1] as string);
      if (score === undefined) errors.push({ line, column, detail: `must be a whole number from 1 to 10, or empty, got ${cells[f + 1]}` });
      return score ?? null;
    });
    const diagnosis = diagnoses.find((name) => name === cells[10]);
    if (!diagnosis) errors.push({ line, column: "diagnosis", detail: `must be ${diagnoses.join(" or ")}, got ${cells[10] || "nothing"}` });
    else samples.push({ id: cells[0] as string, values, diagnosis, line });
  });
  if (samples.length === 0 && errors.length === 0) errors.push({ line: 2, detail: "the file has no samples" });
  if (errors.length > 0) throw new DataError(errors);
  return samples;
}

/** Whether all nine scores are known. */
export function isComplete(sample: Sample): sample is CompleteSample {
  return sample.values.every((value) => value !== null);
}

/** The score that a cell holds: null where unknown, undefined where the cell holds anything else. */
function parseScore(text: string): number | null | undefined {
  if (text === "" || text === "?" || text === "NA") return null;
  const value = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return isScore(value) ? value : undefined;
}
