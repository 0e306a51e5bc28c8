import { basename } from "node:path";
import type { ModelFile } from "../../model/file/model-file.ts";
import type { LabelledRows } from "../../model/training/labelled-rows.ts";
import { nameOf } from "../read-table.ts";
import { readTrainingData, type TrainingDataOptions } from "../training-data.ts";

/**
 * Checks the data to train on and describes them in one line, with what changed since the last model, whose file holds the rows that
 * it learned from. Throws UsageError where nothing can be learned from the data.
 */
export async function describeData(path: string, last: ModelFile, options: TrainingDataOptions = {}): Promise<string> {
  const data = await readTrainingData(path, options);
  const { rows, used, sha256 } = data.origin;
  const malignant = data.labels.filter((label) => label === 1).length;
  const summary = `${basename(nameOf(path))}: ${rows} rows, ${used} complete, ${malignant} of them malignant, SHA-256 ${sha256.slice(0, 12)}`;
  if (sha256 === last.data.sha256) return `${summary}; same data as the last model`;
  return `${summary}; since the last model (${last.data.rows} rows): ${changesSince(last.background, data)}`;
}

/** How many complete rows were added or changed and how many removed; equal rows are counted each time. */
function changesSince(last: ModelFile["background"], { rows, labels }: LabelledRows): string {
  const balance = new Map<string, number>();
  const add = (values: ArrayLike<number>, label: number, count: number) => {
    const row = `${Array.from(values).join()},${label}`;
    balance.set(row, (balance.get(row) ?? 0) + count);
  };
  for (const [i, values] of rows.entries()) add(values, labels[i] as number, 1);
  for (const [i, values] of last.rows.entries()) for (const label of [0, 1]) add(values, label, -(last.counts[i]?.[label] ?? 0));
  const total = (sign: number) => [...balance.values()].reduce((sum, count) => sum + Math.max(0, sign * count), 0);
  return `${total(1)} complete rows added or changed, ${total(-1)} removed`;
}
