import { readFileSync, writeFileSync } from "node:fs";
import { sha256Text } from "../../../network/math/sha256.ts";

/** Replaces a model by one that differs in the last bits of one weight and is valid otherwise. Returns its version. */
export function writeOtherModel(path: string): string {
  const { version: _, format, formatVersion, name, ...rest } = JSON.parse(readFileSync(path, "utf8"));
  rest.layers[0].W[0][0] += 2 ** -40;
  const version = sha256Text(JSON.stringify({ format, formatVersion, name, ...rest })).slice(0, 12);
  writeFileSync(path, `${JSON.stringify({ format, formatVersion, name, version, ...rest })}\n`);
  return version;
}
