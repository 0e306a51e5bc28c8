import { type Diagnosis, diagnoses, type FeatureKey, featureKeys, HIGHEST_SCORE, LOWEST_SCORE } from "../../data/features.ts";
import type { LabelledRows } from "./labelled-rows.ts";

/** What a model is made from: complete rows with their labels, and what its file says of their columns, classes and origin. */
export interface TrainingData extends LabelledRows {
  readonly rows: readonly (readonly number[])[];
  readonly features: readonly FeatureKey[];
  /** Lowest and highest score. */
  readonly range: readonly [number, number];
  readonly classNames: readonly [Diagnosis, Diagnosis];
  readonly origin: DataOrigin;
  /** The first rows with a diagnosis that are not learned from, since a score is unknown; 1000 at most. */
  readonly incomplete: IncompleteRows;
  /** The groups in which the rows were collected, the earliest first; absent where they are not dated. */
  readonly periods?: readonly Period[];
}

/** Rows with unknown scores (null), with the label of each. */
export interface IncompleteRows {
  readonly rows: readonly (readonly (number | null)[])[];
  readonly labels: readonly number[];
}

/** Rows that were collected together. */
export interface Period {
  readonly date: string;
  /** Indices of complete rows. */
  readonly rows: readonly number[];
}

/** Where the rows come from, as the model file says it. */
export interface DataOrigin {
  /** All rows of the source, and those that the model learned from: complete ones with a diagnosis. */
  readonly rows: number;
  readonly used: number;
  /** Of the bytes of the source. */
  readonly sha256: string;
  /** What was stated of data other than the Wisconsin ones, which data/wisconsin.ts describes. */
  readonly stated?: StatedOrigin;
}

/** What whoever trained a model said of the data, and what was found in them. */
export interface StatedOrigin {
  /** The name of the file. */
  readonly file: string;
  /** Its path from the root of the project, with slashes; absent if the file lay elsewhere. */
  readonly path?: string;
  /** The options that it was read with; absent if there were none. */
  readonly reading?: ReadingOptions;
  /** null where it was not stated. */
  readonly source: string | null;
  readonly licence: string | null;
  /** How many rows have the negative and the positive class, those with an unknown score included. */
  readonly classes: readonly [number, number];
  /** How many rows were left out, by the first reason that holds. */
  readonly leftOut: { readonly errors: number; readonly noDiagnosis: number; readonly unknownScores: number };
}

/** How a table was read, as the command line has it. */
export interface ReadingOptions {
  readonly columns?: string;
  readonly malignant?: string;
  readonly skipFaulty?: true;
}

/** Rows of the nine scores, labelled 1 for malignant, as training data. */
export function trainingDataOf(
  rows: readonly (readonly number[])[],
  labels: readonly number[],
  origin: DataOrigin,
  { incomplete = { rows: [], labels: [] }, periods }: Partial<Pick<TrainingData, "incomplete" | "periods">> = {},
): TrainingData {
  return {
    rows,
    labels,
    features: featureKeys,
    range: [LOWEST_SCORE, HIGHEST_SCORE],
    classNames: diagnoses,
    origin,
    incomplete,
    ...(periods ? { periods } : {}),
  };
}
