import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "../files.ts";
import { exitCodes, ShipError } from "./exit-codes.ts";
import { takeLock } from "./lock.ts";
import type { FileHashes } from "./staging.ts";
import type { UploadedVersion, Version } from "./wrangler.ts";

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
  readonly from: Version;
  /** The ids of the versions that take its place in turn. */
  readonly to: readonly string[];
}

/** The state file of a project, locked for this run. */
export interface StateFile {
  /** undefined: no run has left a state. Throws ShipError if the file is damaged, since it may hold an unfinished promotion. */
  read(): State | undefined;
  write(state: State): void;
  release(): void;
}

/** Locks the folder `.ship` of a project and opens the state in it. Throws ShipError while another run is in progress. */
export function openState(folder: string): StateFile {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "state.json");
  const release = takeLock(join(folder, "lock"));
  return {
    read() {
      try {
        return JSON.parse(readFileSync(path, "utf8")) as State;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw new ShipError(exitCodes.usage, `${path} cannot be read: ${(error as Error).message}`, [
          "it tells whether a promotion was cut off: check with `npx wrangler deployments status`, then delete the file",
        ]);
      }
    },
    write: (state) => writeAtomically(path, `${JSON.stringify(state, null, 2)}\n`),
    release,
  };
}
