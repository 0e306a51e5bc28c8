import { sha256Text } from "../../network/math/sha256.ts";
import type { ModelFile } from "./model-file.ts";

/** The version of a content: the first 12 hexadecimal digits of the SHA-256 of its JSON, in the order of its keys. */
export function versionOf(content: Omit<ModelFile, "version">): string {
  return sha256Text(JSON.stringify(content)).slice(0, 12);
}
