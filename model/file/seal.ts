import { sha256Text } from "../../network/math/sha256.ts";
import type { ModelFile } from "./model-file.ts";

/** Seals the content of a model file with its version. */
export function sealModel(content: Omit<ModelFile, "version">): ModelFile {
  const { format, formatVersion, name, ...rest } = content;
  return { format, formatVersion, name, version: versionOf(content), ...rest };
}

/** The version that a file's content has. */
export function versionOf(content: Omit<ModelFile, "version">): string {
  return sha256Text(JSON.stringify(content)).slice(0, 12);
}
