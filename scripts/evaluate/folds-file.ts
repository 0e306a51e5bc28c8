import type { Fold } from "../../network/evaluation/folds.ts";
import { UsageError } from "../cli/options.ts";
import { readText } from "../files.ts";

/**
 * Reads folds from a JSON file: `[{"train": [row, …], "test": [row, …]}, …]`, rows counted from 0 over the complete ones. A
 * fold with a test row that was tested before starts a new repeat. Throws UsageError with the fold, the rule and the value.
 */
export function readFolds(path: string, rows: number): Fold[][] {
  const folds = parse(path);
  if (!Array.isArray(folds) || folds.length === 0) throw new UsageError(`${path}: must be a list of folds`);
  const repeats: Fold[][] = [];
  let tested = new Set<number>();
  folds.forEach((fold, i) => {
    const train = checkedRows(fold, "train", rows, `${path}: fold ${i}`);
    const test = checkedRows(fold, "test", rows, `${path}: fold ${i}`);
    const trained = new Set(train);
    const leaked = test.find((row) => trained.has(row));
    if (leaked !== undefined) throw new UsageError(`${path}: fold ${i}: row ${leaked} is in both train and test`);
    if (repeats.length === 0 || test.some((row) => tested.has(row))) {
      repeats.push([]);
      tested = new Set();
    }
    for (const row of test) tested.add(row);
    repeats.at(-1)?.push({ train, test });
  });
  return repeats;
}

function parse(path: string): unknown {
  const text = readText(path);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path}: ${(error as Error).message}`);
  }
}

function checkedRows(fold: unknown, part: "train" | "test", rows: number, where: string): number[] {
  const list = (fold as Partial<Record<string, unknown>> | null)?.[part];
  if (!Array.isArray(list) || list.length === 0) throw new UsageError(`${where}: ${part} must be a list of row numbers`);
  const wrong = list.find((row) => !(Number.isInteger(row) && row >= 0 && row < rows));
  if (wrong !== undefined) throw new UsageError(`${where}: ${part} rows must be whole numbers from 0 to ${rows - 1}, got ${wrong}`);
  return list;
}
