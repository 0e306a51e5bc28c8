import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { writeAtomically } from "../files.ts";

/**
 * A copy of the project in which a run trains, tests and builds. The owner's own files stay as they are until the new version
 * is live, so that whatever breaks a run off, there is nothing to tidy up.
 */
export type Staged = Readonly<Record<string, string>>;

/** What is copied: all that training, tests and build read. */
const parts = [
  "data",
  "model",
  "network",
  "scripts",
  "test",
  "web",
  "worker",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "vite.config.ts",
  "vitest.config.ts",
  "wrangler.toml",
];

/** Of these consists what is deployed; a change elsewhere ships nothing new. */
const shippedParts = [
  "data/",
  "model/",
  "network/",
  "scripts/onnx",
  "scripts/openapi",
  "web/",
  "worker/",
  "package-lock.json",
  "vite.config.ts",
  "wrangler.toml",
];

/** Copies the project afresh; resolves with the SHA-256 of each file as it was copied. */
export function stage(root: string, directory: string): Staged {
  rmSync(directory, { recursive: true, force: true });
  for (const part of parts)
    if (existsSync(join(root, part))) cpSync(join(root, part), join(directory, part), { recursive: true, filter: isSource });
  return Object.fromEntries(filesOf(directory).map((path) => [path, digestOf(directory, path)]));
}

/** SHA-256 over the names and contents of the project's files that a run reads. */
export function fingerprintOf(root: string): string {
  return digest(root, filesOf(root));
}

/** The first 12 digits of the SHA-256 of all that a deployed version is made of. */
export function sourcesOf(root: string): string {
  return digest(
    root,
    filesOf(root).filter((path) => shippedParts.some((part) => path.startsWith(part))),
  ).slice(0, 12);
}

/** The files that a run made or changed in the copy, by their paths. */
export function changedSince(staged: Staged, staging: string): string[] {
  return filesOf(staging).filter((path) => digestOf(staging, path) !== staged[path]);
}

/** Takes such a file over into the project, whole or not at all. False: the owner has changed it meanwhile, and it stays. */
export function takeOver(path: string, staged: Staged, staging: string, root: string): boolean {
  const target = join(root, path);
  const isUntouched = existsSync(target) ? digestOf(root, path) === staged[path] : staged[path] === undefined;
  if (!isUntouched) return false;
  mkdirSync(dirname(target), { recursive: true });
  writeAtomically(target, readFileSync(join(staging, path)));
  return true;
}

function filesOf(root: string): string[] {
  return parts
    .filter((part) => existsSync(join(root, part)))
    .flatMap((part) => (part.includes(".") ? [part] : walk(root, part)))
    .sort();
}

function walk(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (!isSource(entry.name)) return [];
    return entry.isDirectory() ? walk(root, path) : [path];
  });
}

/** Neither installed nor built nor half written. */
function isSource(path: string): boolean {
  return !["node_modules", ".wrangler", "dist"].includes(basename(path)) && !path.endsWith(".tmp");
}

/** SHA-256 over names and contents. */
function digest(root: string, paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of paths) hash.update(`${path}\0${digestOf(root, path)}\0`);
  return hash.digest("hex");
}

function digestOf(root: string, path: string): string {
  return createHash("sha256")
    .update(readFileSync(join(root, path)))
    .digest("hex");
}
