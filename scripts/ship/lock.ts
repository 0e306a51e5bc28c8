import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { exitCodes, ShipError } from "./exit-codes.ts";

/**
 * Takes the lock of a project, which keeps two runs apart, and returns the function that releases it. A lock holds the process id
 * of its run, ended by a line feed; if that process is gone, the lock is taken over.
 *
 * An empty or half-written lock belongs to a run that is just starting, or to one that died at that moment. Nobody can tell which,
 * so it counts as held, and only the user may delete it. Throws ShipError while the lock is held.
 */
export function takeLock(path: string): () => void {
  const content = `${process.pid} ${randomBytes(8).toString("hex")}\n`;
  while (!create(path, content)) removeStale(path);
  return () => {
    if (read(path) === content) rmSync(path);
  };
}

function create(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

function removeStale(path: string): void {
  const content = read(path);
  if (content === undefined) return;
  ensureStale(path, content);
  // Two runs may find the same stale lock, and the slower one must not remove the lock that the faster one has put in its place.
  // So the lock is moved aside, and goes back if it is no longer the stale one.
  const aside = `${path}.${randomBytes(4).toString("hex")}.tmp`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  if (read(aside) === content) rmSync(aside);
  else renameSync(aside, path);
}

function ensureStale(path: string, content: string): void {
  const remedy = `if no other run is in progress, delete ${path}`;
  const pid = Number(/^(\d+) \w+\n$/.exec(content)?.[1]);
  if (Number.isNaN(pid))
    throw new ShipError(exitCodes.usage, `another run is starting, or was killed while it started: its lock is incomplete`, [remedy]);
  // After a restart the id of this process may be that of the run that left the lock.
  if (pid !== process.pid && isAlive(pid)) throw new ShipError(exitCodes.usage, `another run is in progress (process ${pid})`, [remedy]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/** undefined: there is no such file. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
