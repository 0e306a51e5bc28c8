import { randomBytes } from "node:crypto";
import { accessSync, constants, createWriteStream, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
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
    throw new UsageError(`${path}: ${systemReason(error)}`);
  }
}

/** Throws UsageError unless a file can be written there. Called before the work whose result is to be kept. */
export function checkWritable(path: string, option: string): void {
  const folder = dirname(resolve(path));
  try {
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new UsageError(`--${option} ${path}: the folder ${folder} cannot be written to (${systemReason(error)})`);
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new UsageError(`--${option} ${path}: must be a file, not a folder`);
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

/** The reason alone: `ENOENT: no such file or directory`, without the call and the path that follow it. */
export function systemReason(error: unknown): string {
  return (error as Error).message.split(", ")[0] as string;
}
