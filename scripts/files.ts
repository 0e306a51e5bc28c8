import { randomBytes } from "node:crypto";
import { createWriteStream, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { UsageError } from "./cli/options.ts";

/** The absolute path of a file of the project. */
export function projectPath(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}

/** The path of a file from the root of the project, with slashes; undefined if it lies elsewhere. */
export function pathInProject(path: string, root = projectPath("")): string | undefined {
  const inside = relative(root, resolve(path));
  return inside === "" || inside.split(sep)[0] === ".." || isAbsolute(inside) ? undefined : inside.replaceAll(sep, "/");
}

/** The text of a file that a user named. Throws UsageError with the path and the reason if it cannot be read. */
export function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`${path}: ${readingReason(error, path)}`);
  }
}

/** Throws UsageError unless a file can be written there, which is tried. Called before the work whose result is to be kept. */
export function checkWritable(path: string, option: string): void {
  const refuse = (reason: string): never => {
    throw new UsageError(`--${option} ${path}: ${reason}`);
  };
  const folder = dirname(resolve(path));
  try {
    const temporary = temporaryPath(path);
    writeFileSync(temporary, "");
    rmSync(temporary);
  } catch (error) {
    refuse(`the folder ${folder} cannot be written to: ${systemReason(error)}`);
  }
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) refuse("must be a file, not a folder");
  } catch (error) {
    if (error instanceof UsageError) throw error;
    refuse(systemReason(error));
  }
}

/** Writes a file whole or not at all: under a temporary name beside it, then renamed. */
export function writeAtomically(path: string, content: string | Uint8Array): void {
  const temporary = temporaryPath(path);
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** The same for a text that comes in pieces. */
export async function writePiecesAtomically(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const temporary = temporaryPath(path);
  try {
    await pipeline(pieces, createWriteStream(temporary));
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function temporaryPath(path: string): string {
  return `${path}.${randomBytes(4).toString("hex")}.tmp`;
}

/** Why a file that a user named cannot be read; where a relative path was looked for. */
export function readingReason(error: unknown, path: string): string {
  const isElsewhere = (error as NodeJS.ErrnoException).code === "ENOENT" && !isAbsolute(path);
  return `${systemReason(error)}${isElsewhere ? `; it was looked for at ${resolve(path)}` : ""}`;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such file or folder",
  EISDIR: "this is a folder, not a file",
  ENOTDIR: "part of the path is a file, not a folder",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  ELOOP: "this is a link that leads to itself",
  ENAMETOOLONG: "the name is too long",
};

/** The reason of a failed system call in words; otherwise as the system says it, without the call and the path that follow it. */
function systemReason(error: unknown): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? (message.split(", ")[0] as string);
}
