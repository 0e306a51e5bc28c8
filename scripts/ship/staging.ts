import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { writeAtomically } from "../files.ts";

/** SHA-256 of files, by path. */
export type FileHashes = Readonly<Record<string, string>>;

/** Everything that training, tests and build read. */
const inputs = [
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

/** The inputs that a deployed version consists of. Changes elsewhere need no deployment. */
const deployedInputs = [
  "data/",
  "model/",
  "network/",
  "scripts/build-hash",
  "scripts/onnx",
  "scripts/openapi",
  "web/",
  "worker/",
  "package-lock.json",
  "vite.config.ts",
  "wrangler.toml",
];

/**
 * Makes a fresh copy of the project, in which a run trains, tests and builds. The user's own files stay as they are until the new
 * version is live, so an interrupted run leaves nothing to tidy up. Returns the hashes of the copied files.
 */
export function stage(root: string, directory: string): FileHashes {
  rmSync(directory, { recursive: true, force: true });
  for (const input of inputs)
    if (existsSync(join(root, input))) cpSync(join(root, input), join(directory, input), { recursive: true, filter: isSource });
  return Object.fromEntries(filesOf(directory).map((path) => [path, hashOf(directory, path)]));
}

/** SHA-256 of the names and contents of all files that a run reads. */
export function fingerprintOf(root: string): string {
  return combinedHash(root, filesOf(root));
}

/** The first 12 digits of the SHA-256 of everything that a deployed version consists of. */
export function sourcesOf(root: string): string {
  const paths = filesOf(root).filter((path) => deployedInputs.some((input) => path.startsWith(input)));
  return combinedHash(root, paths).slice(0, 12);
}

/** The paths of the files that a run has added or changed in its copy. */
export function changedFiles(staged: FileHashes, staging: string): string[] {
  return filesOf(staging).filter((path) => hashOf(staging, path) !== staged[path]);
}

/**
 * Copies changed files back into the project: all of them, or none if the user has changed one meanwhile. Returns the paths that
 * the user has changed.
 */
export function copyBack(paths: readonly string[], staged: FileHashes, staging: string, root: string): string[] {
  const conflicts = paths.filter((path) => {
    const present = existsSync(join(root, path)) ? hashOf(root, path) : undefined;
    return present !== staged[path] && present !== hashOf(staging, path);
  });
  if (conflicts.length > 0) return conflicts;
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeAtomically(join(root, path), readFileSync(join(staging, path)));
  }
  return [];
}

function filesOf(root: string): string[] {
  return inputs
    .filter((input) => existsSync(join(root, input)))
    .flatMap((input) => (input.includes(".") ? [input] : filesIn(root, input)))
    .sort();
}

function filesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (!isSource(entry.name)) return [];
    return entry.isDirectory() ? filesIn(root, path) : [path];
  });
}

/** Not installed, not built, and not a temporary file. */
function isSource(path: string): boolean {
  return !["node_modules", ".wrangler", "dist"].includes(basename(path)) && !path.endsWith(".tmp");
}

function combinedHash(root: string, paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of paths) hash.update(`${path}\0${hashOf(root, path)}\0`);
  return hash.digest("hex");
}

function hashOf(root: string, path: string): string {
  return createHash("sha256")
    .update(readFileSync(join(root, path)))
    .digest("hex");
}
