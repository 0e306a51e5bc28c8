import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { UsageError } from "../cli/options.ts";
import { projectPath } from "../files.ts";
import { findLive, promote, rollBack, smoke, upload, verify } from "./deliver.ts";
import type { Options } from "./options.ts";
import { type ExitCode, exitCodes, ShipError } from "./outcome.ts";
import { build, checkData, compare, dryRun, test, train } from "./prepare.ts";
import { record } from "./record.ts";
import type { Report } from "./report.ts";
import type { Run, Step } from "./run.ts";
import { SmokeError } from "./smoke.ts";
import { fingerprintOf, stage } from "./staging.ts";
import { openState } from "./state.ts";
import { openTarget } from "./target.ts";
import { createWrangler } from "./wrangler.ts";

const steps: readonly Step[] = [findLive, checkData, train, compare, build, test, dryRun, upload, smoke, promote, verify, record];

/** Runs all steps and resolves with the exit code. Every foreseen failure is told through the report. */
export async function ship(options: Options, report: Report): Promise<ExitCode> {
  if (!options.yes && !options.local && !options.dryRun && !process.stdin.isTTY)
    throw new UsageError("without a terminal nobody can be asked before promoting: add --yes");
  const interruption = new AbortController();
  const stopListening = listen(interruption, report);
  const folder = projectPath(".ship");
  let state: ReturnType<typeof openState> | undefined;
  let run: Run | undefined;
  try {
    state = openState(folder);
    run = await prepareRun(options, report, folder, state, interruption.signal);
    await runSteps(run, report);
    if (run.target.platform && process.stdout.isTTY) {
      report.say(`\n${run.target.platform.url} answers until you press Ctrl-C.`, "good");
      await new Promise((done) => interruption.signal.addEventListener("abort", done, { once: true }));
    }
    return exitCodes.done;
  } catch (error) {
    return await fail(error, run, report, interruption.signal);
  } finally {
    stopListening();
    await run?.target.platform?.close();
    state?.release();
  }
}

/** Opens the target and finds out whether an interrupted run can be taken up: with the same sources, data and options. */
async function prepareRun(
  options: Options,
  report: Report,
  folder: string,
  file: ReturnType<typeof openState>,
  signal: AbortSignal,
): Promise<Run> {
  const root = projectPath("");
  const staging = join(folder, "staging");
  const log = join(folder, "ship.log");
  mkdirSync(folder, { recursive: true });
  writeFileSync(log, "");
  const key = keyOf(root, options);
  const old = file.read();
  const resumed = !options.fresh && old?.key === key && (options.skipTrain || train.title in old.done) && existsSync(staging);
  // A promotion that was left half is never forgotten, whatever else starts clean.
  const promotions = old?.promotions ?? {};
  if (!resumed) file.write({ key: "", staged: {}, done: {}, promotions });
  const staged = resumed ? old.staged : stage(root, staging);
  const target = await openTarget(options, join(folder, "local"));
  const run: Run = {
    options,
    root,
    staging,
    log,
    target,
    signal,
    state: resumed ? old : { key, staged, done: {}, promotions },
    saveState(next) {
      run.state = next;
      file.write(next);
    },
    progress: (text) => report.progress(text),
    ask: (question) => report.ask(question, signal),
    wrangler: createWrangler({
      cwd: staging,
      env: target.env,
      log,
      timeout: options.timeout * 1000,
      onLine: (line) => report.progress(line),
      signal: () => (run.isRollingBack ? undefined : signal),
    }),
    isRollingBack: false,
  };
  run.saveState(run.state);
  return run;
}

async function runSteps(run: Run, report: Report): Promise<void> {
  const applicable = steps.filter(({ applies }) => applies?.(run.options) ?? true);
  for (const [i, step] of applicable.entries()) {
    run.signal.throwIfAborted();
    report.begin(i + 1, applicable.length, step.title);
    const before = step.keeps ? run.state.done[step.title] : undefined;
    if (before !== undefined) {
      report.end("skipped", `${before}; done by an earlier run`);
      continue;
    }
    const outcome = await step.run(run).catch((error: unknown) => {
      report.end("failed", run.signal.aborted ? "interrupted" : String(error instanceof Error ? error.message : error));
      throw new StepFailure(error);
    });
    const { note, ...end } = typeof outcome === "string" ? { note: outcome } : outcome;
    report.end("skipped" in end ? "skipped" : "done", note);
    if (step.keeps && !("skipped" in end)) run.saveState({ ...run.state, done: { ...run.state.done, [step.title]: note } });
    if ("stop" in end) return;
  }
}

/** Rolls back what was promoted, tells what happened and what to do. */
async function fail(error: unknown, run: Run | undefined, report: Report, signal: AbortSignal): Promise<ExitCode> {
  let code = error instanceof StepFailure ? tell(error.cause, report, signal, true) : tell(error, report, signal);
  if (run?.state.uploaded && !signal.aborted) {
    // What failed once is not promoted by a later run; what was only interrupted may be.
    const { uploaded: _, ...state } = run.state;
    run.saveState(state);
  }
  if (run?.promotion) {
    run.isRollingBack = true;
    report.begin(1, 1, "Roll back");
    try {
      report.end("done", await rollBack(run, run.promotion));
      if (!signal.aborted) code = exitCodes.rolledBack;
    } catch (failure) {
      report.end("failed", (failure as Error).message);
      code = tell(failure, report, undefined, true);
    }
  }
  if (run && code !== exitCodes.interrupted) report.say(`Everything that was said is in ${run.log}.`, "dim");
  return code;
}

/** A step's failure, which the report has shown. */
class StepFailure extends Error {
  constructor(cause: unknown) {
    super("a step failed", { cause });
  }
}

/** Says what is still to be said of a failure, and what to do about it; gives the exit code. */
function tell(error: unknown, report: Report, signal?: AbortSignal, isShown = false): ExitCode {
  if (signal?.aborted) {
    report.say("Interrupted. The next run takes up where this one stopped, or starts clean with --fresh.", "bad");
    return exitCodes.interrupted;
  }
  if (!(error instanceof ShipError || error instanceof SmokeError)) {
    if (!(error instanceof Error) || error.name === "UsageError") throw error;
    report.say(String(error.stack), "bad");
    return exitCodes.unexpected;
  }
  if (!isShown) report.say(error.message, "bad");
  if (error instanceof SmokeError) return exitCodes.stuck;
  for (const line of error.advice) report.say(`  ${line}`);
  return error.code;
}

/** From the first Ctrl-C on, no new step begins; what must be finished is. */
function listen(interruption: AbortController, report: Report): () => void {
  const onSignal = () => {
    if (interruption.signal.aborted) report.say("Still putting things right; this takes some seconds.", "dim");
    interruption.abort();
  };
  for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, onSignal);
  return () => {
    for (const name of ["SIGINT", "SIGTERM"] as const) process.off(name, onSignal);
  };
}

function keyOf(root: string, { data, recipe, seed, force, skipTrain, quick }: Options): string {
  const path = data === undefined ? undefined : resolve(data);
  const content = path !== undefined && existsSync(path) ? readFileSync(path, "utf8") : "";
  return createHash("sha256")
    .update(JSON.stringify([fingerprintOf(root), path, content, recipe, seed, force, skipTrain, quick && !skipTrain]))
    .digest("hex");
}
