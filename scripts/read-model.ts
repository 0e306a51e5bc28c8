import { readFileSync } from "node:fs";
import type { Model } from "../model/file/model.ts";
import type { ModelFile } from "../model/file/model-file.ts";
import { parseModel } from "../model/file/parse.ts";
import { UsageError } from "./cli/options.ts";

/** Reads a model file. Throws UsageError that names the file and the reason if it cannot be read or is no valid model. */
export function readModel(path: string): Model {
  try {
    return parseModel(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    throw new UsageError(`${path}: ${(error as Error).message}`);
  }
}

/**
 * Reads the model that a new one would replace; undefined if there is no such file. Whatever else is there must not be
 * replaced unseen: throws UsageError if it cannot be read or is no valid model.
 */
export function readPresentModel(path: string): { readonly file: ModelFile; readonly text: string } | undefined {
  try {
    const text = readFileSync(path, "utf8");
    return { file: parseModel(JSON.parse(text)).file, text };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new UsageError(
      `${path}: ${(error as Error).message}\nThe new model cannot be compared with this file. Move the file away, or give another --out.`,
    );
  }
}
