import { existsSync } from "node:fs";
import { join } from "node:path";
import { isWisconsin, wisconsin } from "../data/wisconsin.ts";
import type { ModelFile } from "../model/file/model-file.ts";
import { UsageError } from "./cli/options.ts";
import { projectPath } from "./files.ts";

/** A file to train on, and how it is read and described, as the options of the command line say it. */
export interface DataChoice {
  /** From the root of the project. */
  readonly data: string;
  readonly columns: string | undefined;
  readonly malignant: string | undefined;
  readonly skipFaulty: boolean;
  readonly source: string | undefined;
  readonly licence: string | undefined;
}

/** The data that a model was made of, to train on them again. Throws UsageError if the file is not where it was, or lay outside the project. */
export function rememberedData({ data: { sha256, stated } }: ModelFile, root = projectPath("")): DataChoice {
  const path = isWisconsin({ sha256 }) ? `data/${wisconsin.file}` : stated?.path;
  const made = `the present model was trained on ${stated?.file ?? wisconsin.file} (SHA-256 ${sha256.slice(0, 12)})`;
  if (path === undefined) throw new UsageError(`${made}, from outside the project: name the file with --data`);
  if (!existsSync(join(root, path))) throw new UsageError(`${made}, but ${path} is not there any more: name the file with --data`);
  return {
    data: path,
    columns: stated?.reading?.columns,
    malignant: stated?.reading?.malignant,
    skipFaulty: stated?.reading?.skipFaulty ?? false,
    source: stated?.source ?? undefined,
    licence: stated?.licence ?? undefined,
  };
}

/** Says that a file is no longer what the model was made of; undefined if it is. */
export function changeSince({ data }: ModelFile, path: string, sha256: string): string | undefined {
  if (data.sha256 === sha256) return undefined;
  return `${path} has changed since the present model was trained: its SHA-256 was ${data.sha256.slice(0, 12)}, it is ${sha256.slice(0, 12)}`;
}
