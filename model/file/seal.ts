import { sha256Text } from "../../network/math/sha256.ts";
import type { ModelFile } from "./model-file.ts";

/** Adds its version to the content of a model file. Throws RangeError where a number is NaN. */
export function sealModel(content: Omit<ModelFile, "version">): ModelFile {
  refuseNaN(content, "the model");
  const { format, formatVersion, name, ...rest } = content;
  return { format, formatVersion, name, version: versionOf(content), ...rest };
}

/** The version of a content: the first 12 hexadecimal digits of the SHA-256 of its JSON, in the order of its keys. */
export function versionOf(content: Omit<ModelFile, "version">): string {
  return sha256Text(JSON.stringify(content)).slice(0, 12);
}

function refuseNaN(value: unknown, place: string): void {
  if (Number.isNaN(value)) throw new RangeError(`${place} is NaN`);
  if (typeof value === "object" && value !== null) for (const [key, part] of Object.entries(value)) refuseNaN(part, `${place}.${key}`);
}
