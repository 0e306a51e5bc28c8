import { lstatSync } from "node:fs";
import type { Model } from "../model/file/model.ts";
import { parseModel } from "../model/file/parse.ts";
import { UsageError } from "./cli/options.ts";
import { readText } from "./files.ts";

/** A model, and the text of the file that it was read from. */
export interface ReadModel {
  readonly model: Model;
  readonly text: string;
}

/** Reads a model file. Throws UsageError with the path and the reason if it cannot be read or is no valid model. */
export function readModel(path: string): ReadModel {
  const text = readText(path);
  try {
    return { model: parseModel(JSON.parse(text)), text };
  } catch (error) {
    const reason = error instanceof SyntaxError ? "this is not a model file: it is not JSON" : (error as Error).message;
    throw new UsageError(`${path}: ${reason}`);
  }
}

/**
 * Reads the model that a new one would replace; undefined if nothing is there. Anything else that is there must not be
 * replaced unseen: throws UsageError if it cannot be read or is no valid model.
 */
export function readPresentModel(path: string): ReadModel | undefined {
  // A link is looked at itself: one that leads nowhere is not nothing.
  if (!lstatSync(path, { throwIfNoEntry: false })) return undefined;
  try {
    return readModel(path);
  } catch (error) {
    throw new UsageError(
      `${(error as Error).message}\nThe new model cannot be compared with this file. Move the file away, or give another --out.`,
    );
  }
}
