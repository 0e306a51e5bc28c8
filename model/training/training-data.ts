import { type Diagnosis, diagnoses, type FeatureKey, featureKeys, HIGHEST_SCORE, LOWEST_SCORE } from "../../data/features.ts";
import { isComplete, parseSamples } from "../../data/samples.ts";
import { sha256Text } from "../../network/math/sha256.ts";
import type { LabelledRows } from "./labelled-rows.ts";

/** What a model is made from: complete rows with their labels, and what its file says of their columns, classes and origin. */
export interface TrainingData extends LabelledRows {
  readonly rows: readonly (readonly number[])[];
  readonly features: readonly FeatureKey[];
  /** Lowest and highest score. */
  readonly range: readonly [number, number];
  readonly classNames: readonly [Diagnosis, Diagnosis];
  /** All rows of the source, the complete ones among them, and the hash of its text. */
  readonly origin: { readonly rows: number; readonly used: number; readonly sha256: string };
}

/** The complete samples of a CSV text. Throws DataError that lists every error in it. */
export function trainingDataOf(csv: string): TrainingData {
  const samples = parseSamples(csv);
  const complete = samples.filter(isComplete);
  return {
    rows: complete.map(({ values }) => values),
    labels: complete.map(({ diagnosis }) => diagnoses.indexOf(diagnosis)),
    features: featureKeys,
    range: [LOWEST_SCORE, HIGHEST_SCORE],
    classNames: diagnoses,
    origin: { rows: samples.length, used: complete.length, sha256: sha256Text(csv) },
  };
}
