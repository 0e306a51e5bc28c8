import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { projectPath } from "../files.ts";
import type { DataChoice } from "../remembered-data.ts";
import { chosenData } from "./data.ts";
import { type Options, trains } from "./options.ts";
import { train } from "./prepare.ts";
import type { Reporter } from "./reporter.ts";
import type { Run } from "./run.ts";
import { fingerprintOf, stage } from "./staging.ts";
import type { State, StateFile } from "./state.ts";
import { createWrangler } from "./wrangler.ts";

/** Sets up a run. It resumes the last one if that was interrupted with the same sources, data and options. */
export function openRun(options: Options, reporter: Reporter, folder: string, file: StateFile, signal: AbortSignal): Run {
  const root = projectPath("");
  const staging = join(folder, "staging");
  const log = join(folder, "ship.log");
  const data = trains(options) ? chosenData(options, root) : undefined;
  writeFileSync(log, "");
  const run: Run = {
    options,
    root,
    staging,
    served: join(folder, "local"),
    log,
    signal,
    ...(data ? { data } : {}),
    state: resumeOrStage(options, data, root, staging, file),
    saveState(state) {
      run.state = state;
      file.write(state);
    },
    progress: (text) => reporter.progress(text),
    ask: (question) => reporter.ask(question, signal),
    wrangler: createWrangler({
      cwd: staging,
      log,
      timeout: options.timeout * 1000,
      onLine: (line) => reporter.progress(line),
      signal: () => (run.isRollingBack ? undefined : signal),
    }),
    isRollingBack: false,
  };
  return run;
}

/** The state of the last run if this one can resume it; otherwise a new state, with a fresh copy of the project. */
function resumeOrStage(options: Options, data: DataChoice | undefined, root: string, staging: string, file: StateFile): State {
  const key = keyOf(root, options, data);
  const last = file.read();
  const hasModel = !data || (last !== undefined && train.title in last.done);
  if (last?.key === key && hasModel && !options.fresh && existsSync(staging)) return last;
  // An unfinished promotion is never forgotten, not even by a clean start.
  const promotion = last?.promotion && { promotion: last.promotion };
  // While the copy is incomplete, no run may resume it.
  file.write({ key: "", staged: {}, done: {}, ...promotion });
  const state = { key, staged: stage(root, staging), done: {}, ...promotion };
  file.write(state);
  return state;
}

function keyOf(root: string, { recipe, seed, force, quick }: Options, data: DataChoice | undefined): string {
  const path = data && resolve(root, data.data);
  return createHash("sha256")
    .update(JSON.stringify([fingerprintOf(root), data, recipe, seed, force, quick && data !== undefined]))
    .update(path !== undefined && existsSync(path) ? readFileSync(path) : "")
    .digest("hex");
}
