import { type Diagnosis, diagnoses, featureKeys, isScore } from "./features.ts";

/** One fine-needle aspirate: its case number, nine scores in the order of features.ts (null: unknown) and the diagnosis. */
export interface Sample {
  readonly id: string;
  readonly values: readonly (number | null)[];
  readonly diagnosis: Diagnosis;
  /** The line of the file, counted from 1. */
  readonly line: number;
}

/** A fault of a data file. Columns and lines are counted from 1. */
export interface DataFault {
  readonly line: number;
  readonly column?: string;
  readonly detail: string;
}

/** All faults of a file at once, one a line of the message. */
export class DataError extends Error {
  readonly faults: readonly DataFault[];
  constructor(faults: readonly DataFault[]) {
    super(faults.map(({ line, column, detail }) => `line ${line}${column ? `, ${column}` : ""}: ${detail}`).join("\n"));
    this.name = "DataError";
    this.faults = faults;
  }
}

const header = ["id", ...featureKeys, "diagnosis"];

/**
 * The samples of a CSV text with the columns id, the nine features and diagnosis, in this order. An empty score, `?` or
 * `NA` is unknown. Throws DataError that names every fault with its line and column; no sample is skipped in silence.
 */
export function parseSamples(csv: string): Sample[] {
  const lines = csv.replace(/^\uFEFF/, "").split(/\r\n|\n/);
  const names = (lines[0] ?? "").split(",").map((name) => name.trim());
  if (names.join() !== header.join())
    throw new DataError([{ line: 1, detail: `the header must be ${header.join(",")}, got ${names.join()}` }]);
  const faults: DataFault[] = [];
  const samples: Sample[] = [];
  lines.slice(1).forEach((text, i) => {
    if (text.trim() === "") return;
    const line = i + 2;
    const cells = text.split(",").map((cell) => cell.trim());
    if (cells.length !== header.length) {
      faults.push({ line, detail: `must have ${header.length} columns, got ${cells.length}` });
      return;
    }
    const values = featureKeys.map((column, f) => {
      const score = parseScore(cells[f + 1] as string);
      if (score === undefined) faults.push({ line, column, detail: `must be a whole number from 1 to 10, or empty, got ${cells[f + 1]}` });
      return score ?? null;
    });
    const diagnosis = diagnoses.find((name) => name === cells[10]);
    if (!diagnosis) faults.push({ line, column: "diagnosis", detail: `must be ${diagnoses.join(" or ")}, got ${cells[10] || "nothing"}` });
    else samples.push({ id: cells[0] as string, values, diagnosis, line });
  });
  if (samples.length === 0 && faults.length === 0) faults.push({ line: 2, detail: "the file has no samples" });
  if (faults.length > 0) throw new DataError(faults);
  return samples;
}

/** A score as a number, null for an unknown one, undefined for anything else. */
function parseScore(text: string): number | null | undefined {
  if (text === "" || text === "?" || text === "NA") return null;
  const value = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return isScore(value) ? value : undefined;
}

/** A sample whose nine scores are all known. */
export interface CompleteSample extends Sample {
  readonly values: readonly number[];
}

export function isComplete(sample: Sample): sample is CompleteSample {
  return sample.values.every((value) => value !== null);
}
