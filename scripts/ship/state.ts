import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "../files.ts";
import { exitCodes, ShipError } from "./exit-codes.ts";
import type { FileHashes } from "./staging.ts";
import type { UploadedVersion } from "./wrangler.ts";

/** What a run has finished, so that the next one need not repeat it after an interruption. */
export interface State {
  /** Hash of all that the run depends on: sources, data and options. A run with another key starts clean. */
  readonly key: string;
  /** The files of the staged copy as they were before the run changed any. */
  readonly staged: FileHashes;
  /** The resumable steps that are done, by title, with what they reported. */
  readonly done: Readonly<Record<string, string>>;
  readonly uploaded?: UploadedVersion;
  /** Written before a promotion begins and removed when it is verified or rolled back. A run that finds it rolls back. */
  readonly promotion?: Promotion;
}

/** One version takes the place of another. */
export interface Promotion {
  readonly from: string;
  readonly to: string;
}

/** The state file of a project, locked for this run. */
export interface StateFile {
  /** undefined: no run has left a state that can be read. */
  read(): State | undefined;
  write(state: State): void;
  release(): void;
}

/** Locks the folder `.ship` of a project and opens the state in it. Throws ShipError while another run is in progress. */
export function openState(folder: string): StateFile {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "state.json");
  const lock = join(folder, "lock");
  takeLock(lock);
  return {
    read() {
      try {
        return JSON.parse(readFileSync(path, "utf8")) as State;
      } catch {
        return undefined;
      }
    },
    write: (state) => writeAtomically(path, `${JSON.stringify(state, null, 2)}\n`),
    release: () => rmSync(lock, { force: true }),
  };
}

/** The lock holds the process id of its run. If that process is gone, the lock is taken over. */
function takeLock(lock: string): void {
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      return;
    } catch {
      const holder = existsSync(lock) ? Number(readFileSync(lock, "utf8")) : 0;
      if (holder > 0 && isAlive(holder)) throw new ShipError(exitCodes.usage, `another run is in progress (process ${holder})`);
      rmSync(lock, { force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
