import { cpSync, existsSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { ModelFile } from "../../model/file/model-file.ts";
import type { LabelledRows } from "../../model/training/labelled-rows.ts";
import { pathInProject } from "../files.ts";
import { readModel } from "../read-model.ts";
import { nameOf } from "../read-table.ts";
import { type DataChoice, rememberedData } from "../remembered-data.ts";
import { readTrainingData, type TrainingDataOptions } from "../training-data.ts";
import type { Options } from "./options.ts";

/** What a run trains on: the data that its options name, or else those of the present model. Throws UsageError if they are not there. */
export function chosenData(options: Options, root: string): DataChoice {
  const { columns, malignant, skipFaulty, source, licence } = options;
  if (options.data !== undefined) {
    const data = pathInProject(options.data, root) ?? resolve(options.data);
    return { data, columns, malignant, skipFaulty, source, licence };
  }
  const last = rememberedData(readModel(join(root, "worker/model.json")).model.file, root);
  return {
    data: last.data,
    columns: columns ?? last.columns,
    malignant: malignant ?? last.malignant,
    skipFaulty: skipFaulty || last.skipFaulty,
    source: source ?? last.source,
    licence: licence ?? last.licence,
  };
}

/** Puts a file of the project into the copy of it, so that the model remembers its path there. Returns how the copy names it. */
export function stageData({ data }: DataChoice, root: string, staging: string): string {
  const copy = resolve(staging, data);
  if (copy !== data && !existsSync(copy)) cpSync(join(root, data), copy);
  return data;
}

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
