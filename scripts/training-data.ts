import { readFileSync } from "node:fs";
import { type TrainingData, trainingDataOf } from "../model/training/training-data.ts";

/** Reads the complete samples of a CSV file. Throws DataError that lists every error in it. */
export function readTrainingData(path: string): TrainingData {
  return trainingDataOf(readFileSync(path, "utf8"));
}
