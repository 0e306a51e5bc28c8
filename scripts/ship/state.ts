import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "../files.ts";
import { exitCodes, ShipError } from "./outcome.ts";
import type { Staged } from "./staging.ts";
import type { Uploaded } from "./wrangler.ts";

/** What a run has finished, so that the next one after an interruption need not do it again. */
export interface State {
  /** Hash of all that the run depends on: sources, data and options. Another key starts clean. */
  readonly key: string;
  /** The files of the staged copy as they were before the run touched them. */
  readonly staged: Staged;
  /** Titles of the steps that are done and keep their worth, with what they reported. */
  readonly done: Readonly<Record<string, string>>;
  readonly uploaded?: Uploaded & { readonly target: string };
  /** By target, from before the first call of a promotion until it is verified or rolled back: found later, it was left half. */
  readonly promotions: Readonly<Record<string, Promotion>>;
}

/** One version taking the place of another. */
export interface Promotion {
  readonly from: string;
  readonly to: string;
}

/** The state file of a project and the lock that keeps two runs apart. */
export interface StateFile {
  read(): State | undefined;
  write(state: State): void;
  release(): void;
}

/** Opens the state of a project in its folder `.ship`. Throws ShipError while another run is alive. */
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

/** The lock holds the process id of its run; one whose process is gone is taken over. */
function takeLock(lock: string): void {
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      return;
    } catch {
      const holder = existsSync(lock) ? Number(readFileSync(lock, "utf8")) : 0;
      if (holder > 0 && isAlive(holder)) throw new ShipError(exitCodes.usage, `another ship is under way (process ${holder})`);
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
