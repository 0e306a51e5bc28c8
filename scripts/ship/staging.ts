import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeAtomically } from "../files.ts";

/**
 * A copy of the project in which a run trains, tests and builds. The owner's own files stay as they are until the new version
 * is live, so that whatever breaks a run off, there is nothing to tidy up.
 */
export interface Staging {
  readonly directory: string;
  /** SHA-256 over the project's files as they were copied. */
  readonly fingerprint: string;
}

/** What is copied: all that training, tests and build read. */
const parts = [
  "data",
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
const shippedParts = ["data/", "network/", "web/", "worker/", "package-lock.json", "vite.config.ts", "wrangler.toml"];

/** Copies the project afresh. */
export function stage(root: string, directory: string): Staging {
  rmSync(directory, { recursive: true, force: true });
  for (const part of parts) if (existsSync(join(root, part))) cpSync(join(root, part), join(directory, part), { recursive: true });
  return { directory, fingerprint: fingerprintOf(root) };
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
export function changedIn(staging: string, root: string): string[] {
  return filesOf(staging).filter(
    (path) => !existsSync(join(root, path)) || !readFileSync(join(root, path)).equals(readFileSync(join(staging, path))),
  );
}

/** Takes such a file over into the project, whole or not at all. */
export function takeOver(path: string, staging: string, root: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeAtomically(join(root, path), readFileSync(join(staging, path)));
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
    if (entry.isDirectory()) return ["node_modules", ".wrangler", "dist"].includes(entry.name) ? [] : walk(root, path);
    return entry.isFile() && !entry.name.endsWith(".tmp") ? [path] : [];
  });
}

function digest(root: string, paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of paths) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}
