import type { ModelFile } from "./model-file.ts";
import { versionOf } from "./version.ts";

/** Adds its version to the content of a model file. Throws RangeError where a number is NaN. */
export function sealModel(content: Omit<ModelFile, "version">): ModelFile {
  refuseNaN(content, "the model");
  const { format, formatVersion, name, ...rest } = content;
  return { format, formatVersion, name, version: versionOf(content), ...rest };
}

function refuseNaN(value: unknown, place: string): void {
  if (Number.isNaN(value)) throw new RangeError(`${place} is NaN`);
  if (typeof value === "object" && value !== null) for (const [key, part] of Object.entries(value)) refuseNaN(part, `${place}.${key}`);
}
