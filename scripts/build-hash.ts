import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { parseModel } from "../model/file/parse.ts";
import { projectPath, writeAtomically } from "./files.ts";

/*
 * Writes the hash of the Worker's sources to where worker/build.ts imports it from. wrangler runs this before it bundles, in
 * development and for a deployment alike, so that a change of the code always changes the ETags. With --check-model it first
 * refuses a model that is damaged.
 */

/** Everything that goes into the bundle: the Worker's own files, what they import, and the versions of the packages. */
const SOURCES = ["{data,model,network,worker}/**/*.{ts,json,wasm}", "package-lock.json"];

/** The first 12 hexadecimal digits of the SHA-256 of the names and contents of the sources below a folder. */
export function buildHash(root: string): string {
  const hash = createHash("sha256");
  const paths = globSync(SOURCES, { cwd: root }).map((path) => path.replaceAll(sep, "/"));
  for (const path of paths.sort()) {
    const content = readFileSync(join(root, path));
    hash.update(`${path} ${content.length}\n`).update(content);
  }
  return hash.digest("hex").slice(0, 12);
}

if (import.meta.main) {
  if (process.argv.includes("--check-model")) checkModel();
  const path = projectPath("dist/worker-build.json");
  const json = `${JSON.stringify({ hash: buildHash(projectPath("")) })}\n`;
  // Written only when it changes: `wrangler dev` bundles anew whenever the file does.
  if (!existsSync(path) || readFileSync(path, "utf8") !== json) {
    mkdirSync(dirname(path), { recursive: true });
    writeAtomically(path, json);
  }
}

/** Refuses a damaged model, because the Worker itself has no time to check one before its first answer. */
function checkModel(): void {
  try {
    parseModel(JSON.parse(readFileSync(projectPath("worker/model.json"), "utf8")));
  } catch (error) {
    console.error(`worker/model.json: ${(error as Error).message}`);
    process.exit(2);
  }
}
