import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ModelFile } from "../../model/file/model-file.ts";

const CHANGELOG = "CHANGELOG.md";
const MODEL = "worker/model.json";

/** Runs git in a project and returns what it prints. Throws if git fails. */
export function git(root: string, ...args: string[]): string {
  return execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 28 }).trim();
}

/** Whether the project, its changelog or its history in git has a model of this version. */
export function isRecorded(root: string, version: string): boolean {
  if (presentVersion(root) === version || readChangelog(root).includes(`model ${version}`)) return true;
  try {
    return git(root, "log", "-1", "--format=%h", `-S"version":"${version}"`, "--", MODEL) !== "";
  } catch {
    return false;
  }
}

/** The model of the last commit; undefined if there is none, or git fails. */
export function committedModel(root: string): ModelFile | undefined {
  try {
    return JSON.parse(git(root, "show", `HEAD:${MODEL}`)) as ModelFile;
  } catch {
    return undefined;
  }
}

/** The changelog, empty if there is none yet. */
export function readChangelog(root: string): string {
  const path = join(root, CHANGELOG);
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

function presentVersion(root: string): string {
  return (JSON.parse(readFileSync(join(root, MODEL), "utf8")) as ModelFile).version;
}
