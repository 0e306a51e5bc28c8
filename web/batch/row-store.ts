import { type Diagnosis, diagnoses, type FeatureKey, featureKeys, HIGHEST_SCORE } from "../../data/features.ts";
import type { TablePrediction } from "../../model/prediction/answer-columns.ts";
import { createTextPool } from "./text-pool.ts";

/** What a row is, as bits of one byte. A row without `predicted` has errors. */
export const bits = {
  predicted: 1,
  malignant: 2,
  indeterminate: 4,
  unusual: 8,
  diagnosed: 16,
  diagnosedMalignant: 32,
  bothInSet: 64,
  tooFewKnown: 128,
} as const;

/** A row as it is added: either with its scores and their prediction, or with its errors as one text. */
export interface AddedRow {
  readonly line: number;
  readonly id: string;
  readonly values: readonly (number | null)[] | undefined;
  readonly prediction: Omit<TablePrediction, "unknown"> | undefined;
  readonly diagnosis: Diagnosis | undefined;
  readonly error: string;
}

export type RowStore = ReturnType<typeof createRowStore>;

/** The longest case number that is kept; the download has it whole. */
const LONGEST_ID = 100;

/**
 * The rows of a batch in typed arrays: 21 bytes per row and its case number, however long the row. The other cells stay in the file.
 */
export function createRowStore() {
  let capacity = 1 << 10;
  let lines = new Uint32Array(capacity);
  let samples = new Uint32Array(capacity);
  let probabilities = new Float64Array(capacity);
  let flags = new Uint8Array(capacity);
  let length = 0;
  const ids = createTextPool();
  const errors = createTextPool();
  /** The rows with errors, in their order. */
  let errorRows = new Uint32Array(1 << 6);

  function grow(): void {
    capacity *= 2;
    lines = copied(lines, new Uint32Array(capacity));
    samples = copied(samples, new Uint32Array(capacity));
    probabilities = copied(probabilities, new Float64Array(capacity));
    flags = copied(flags, new Uint8Array(capacity));
  }

  function addError(text: string): void {
    if (errors.length === errorRows.length) errorRows = copied(errorRows, new Uint32Array(2 * errorRows.length));
    errorRows[errors.length] = length;
    errors.push(text);
  }

  return {
    get length() {
      return length;
    },
    get flags(): Readonly<Uint8Array> {
      return flags;
    },
    get probabilities(): Readonly<Float64Array> {
      return probabilities;
    },
    line: (row: number): number => lines[row] as number,
    id: (row: number): string => ids.at(row),
    /** The errors of a row as one text; "" where it has none. */
    error: (row: number): string => errors.at(find(errorRows, errors.length, row)),
    values: (row: number): (number | null)[] => unpackScores(samples[row] as number),
    /** The prediction of a row; undefined where it has errors. */
    prediction(row: number): TablePrediction | undefined {
      const flag = flags[row] as number;
      if (!(flag & bits.predicted)) return undefined;
      const prediction = classOf(flag & bits.malignant);
      return {
        prediction,
        probability: probabilities[row] as number,
        predictionSet: flag & bits.bothInSet ? diagnoses : [prediction],
        assessment: flag & bits.indeterminate ? "indeterminate" : `likely ${prediction}`,
        unknown: unpackScores(samples[row] as number).flatMap((value, f) => (value === null ? [featureKeys[f] as FeatureKey] : [])),
        unusual: flag & bits.tooFewKnown ? null : (flag & bits.unusual) !== 0,
      };
    },
    diagnosis(row: number): Diagnosis | undefined {
      const flag = flags[row] as number;
      return flag & bits.diagnosed ? classOf(flag & bits.diagnosedMalignant) : undefined;
    },
    /** Adds a row at the end and returns its bits. */
    add({ line, id, values, prediction, diagnosis, error }: AddedRow): number {
      if (length === capacity) grow();
      const flag = prediction ? bitsOf(prediction, diagnosis) : 0;
      lines[length] = line;
      samples[length] = values ? packScores(values) : 0;
      probabilities[length] = prediction ? prediction.probability : Number.NaN;
      flags[length] = flag;
      ids.push(id.slice(0, LONGEST_ID));
      if (!prediction) addError(error);
      length++;
      return flag;
    },
  };
}

const BASE = HIGHEST_SCORE + 1;

/** Nine scores from 1 to 10 as one whole number below 11⁹ < 2³²; 0 stands for unknown. */
export function packScores(values: readonly (number | null)[]): number {
  let packed = 0;
  for (let f = 0; f < values.length; f++) packed = packed * BASE + (values[f] ?? 0);
  return packed;
}

export function unpackScores(packed: number): (number | null)[] {
  const values = Array<number | null>(featureKeys.length).fill(null);
  for (let f = values.length - 1, rest = packed; f >= 0; f--, rest = Math.floor(rest / BASE)) values[f] = rest % BASE || null;
  return values;
}

function classOf(isMalignant: number): Diagnosis {
  return diagnoses[isMalignant ? 1 : 0];
}

function bitsOf(
  { prediction, predictionSet, unusual, assessment }: NonNullable<AddedRow["prediction"]>,
  diagnosis: Diagnosis | undefined,
): number {
  return (
    bits.predicted |
    (prediction === "malignant" ? bits.malignant : 0) |
    (predictionSet.length > 1 ? bits.bothInSet : 0) |
    (unusual === null ? bits.tooFewKnown : unusual ? bits.unusual : 0) |
    (assessment === "indeterminate" ? bits.indeterminate : 0) |
    (diagnosis ? bits.diagnosed : 0) |
    (diagnosis === "malignant" ? bits.diagnosedMalignant : 0)
  );
}

/** The place of a number in the first `length` numbers of a rising array; −1 where it is not there. */
function find(rising: Uint32Array, length: number, wanted: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rising[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low < length && rising[low] === wanted ? low : -1;
}

function copied<A extends Uint8Array | Uint32Array | Float64Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
