import { DataError } from "../data/samples.ts";
import { distinctRows } from "../model/training/labelled-rows.ts";
import { type TrainingData, trainingDataOf } from "../model/training/training-data.ts";
import { UsageError } from "./cli/options.ts";
import { readText } from "./files.ts";

/** Fewer distinct rows of a class cannot be spread over the ten folds of the assessment. */
const MIN_ROWS = 10;

/** Reads the complete samples of a CSV file. Throws UsageError that lists every error in it, or that tells which class has too few rows. */
export function readTrainingData(path: string): TrainingData {
  const data = parse(path, readText(path));
  const { counts } = distinctRows(data);
  data.classNames.forEach((name, label) => {
    const rows = counts.filter((count) => (count[label] as number) > 0).length;
    if (rows < MIN_ROWS)
      throw new UsageError(`${path}: training needs at least ${MIN_ROWS} distinct complete rows of each class, got ${rows} ${name}`);
  });
  return data;
}

function parse(path: string, csv: string): TrainingData {
  try {
    return trainingDataOf(csv);
  } catch (error) {
    if (error instanceof DataError) throw new UsageError(`${path} has errors:\n${error.message}`);
    throw error;
  }
}
