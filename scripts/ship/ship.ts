import { UsageError } from "../cli/options.ts";
import { projectPath } from "../files.ts";
import { SmokeError } from "./endpoint.ts";
import { type ExitCode, exitCodes, ShipError } from "./exit-codes.ts";
import { findLive } from "./live.ts";
import { findServed, keepServed, serve, serveAgain, smokeTestServer } from "./local.ts";
import { openRun } from "./open-run.ts";
import type { Options } from "./options.ts";
import { build, checkData, compare, dryRun, test, train } from "./prepare.ts";
import { keepPreviousFiles } from "./previous-files.ts";
import { promote, smokeTestPreview, upload, verify } from "./promote.ts";
import { record } from "./record.ts";
import type { Reporter } from "./reporter.ts";
import { rollBack } from "./rollback.ts";
import type { Run, Step, StepResult } from "./run.ts";
import { openState, type StateFile } from "./state.ts";

const steps: readonly Step[] = [
  ...[findLive, findServed, checkData, train, compare, build, test, dryRun],
  ...[upload, smokeTestPreview, keepPreviousFiles, promote, verify, record],
  ...[serve, smokeTestServer, keepServed],
];

/** Runs all steps and resolves with the exit code. Expected failures are printed through the reporter. */
export async function ship(options: Options, reporter: Reporter): Promise<ExitCode> {
  if (!options.yes && !options.local && !options.dryRun && !process.stdin.isTTY)
    throw new UsageError("without a terminal, ship cannot ask before promoting: add --yes");
  const interruption = new AbortController();
  const stopListening = listen(interruption, reporter);
  const folder = projectPath(".ship");
  let file: StateFile | undefined;
  let run: Run | undefined;
  try {
    file = openState(folder);
    run = openRun(options, reporter, folder, file, interruption.signal);
    await runSteps(run, reporter);
    if (options.local && process.stdout.isTTY) await keepServing(run, reporter);
    return exitCodes.done;
  } catch (error) {
    return await handleFailure(error, run, reporter, interruption.signal);
  } finally {
    await run?.server?.stop();
    await run?.visitor?.close();
    stopListening();
    file?.release();
  }
}

async function runSteps(run: Run, reporter: Reporter): Promise<void> {
  const applicable = steps.filter(({ applies }) => applies?.(run.options) ?? true);
  let isLive = false;
  for (const [i, step] of applicable.entries()) {
    if (isLive && !step.evenIfLive) continue;
    // What is live and verified is recorded, even after a signal.
    if (!step.evenIfLive) run.signal.throwIfAborted();
    const result = await runStep(run, reporter, step, i + 1, applicable.length);
    if (typeof result !== "string" && "isLive" in result) isLive = true;
  }
}

async function runStep(run: Run, reporter: Reporter, step: Step, number = 1, total = 1): Promise<StepResult> {
  reporter.begin(number, total, step.title);
  const before = step.isResumable ? run.state.done[step.title] : undefined;
  if (before !== undefined) {
    reporter.end("skipped", `${before}; done by an earlier run`);
    return before;
  }
  const result = await step.run(run).catch((error: unknown) => {
    reporter.end("failed", run.signal.aborted ? "interrupted" : String(error instanceof Error ? error.message : error));
    throw new StepFailure(error);
  });
  const { note, skipped = false } = typeof result === "string" ? { note: result } : { skipped: false, ...result };
  reporter.end(skipped ? "skipped" : "done", note);
  if (step.isResumable && !skipped) run.saveState({ ...run.state, done: { ...run.state.done, [step.title]: note } });
  return result;
}

/** Serves until Ctrl-C. Throws if the server ends on its own. */
async function keepServing(run: Run, reporter: Reporter): Promise<void> {
  if (!run.server) await runStep(run, reporter, serveAgain);
  const { url, ended } = run.server as NonNullable<Run["server"]>;
  reporter.print(`\n${url} answers until you press Ctrl-C.`, "good");
  const end = AbortSignal.any([run.signal, ended]);
  if (!end.aborted) await new Promise((resolve) => end.addEventListener("abort", resolve, { once: true }));
  if (!run.signal.aborted) ended.throwIfAborted();
  reporter.print("Stopped serving.");
}

/** Rolls back what was promoted, and prints what happened and what to do. */
async function handleFailure(error: unknown, run: Run | undefined, reporter: Reporter, signal: AbortSignal): Promise<ExitCode> {
  if (signal.aborted) reporter.print(`Interrupted: ${whatIsLive(run)}. The next run resumes here; --fresh starts clean.`, "bad");
  let code = error instanceof StepFailure ? printFailure(error.cause, reporter, signal, true) : printFailure(error, reporter, signal);
  if (run?.state.uploaded && !signal.aborted) {
    // A version that has failed is not promoted by a later run; one that was only interrupted may be.
    const { uploaded: _, ...state } = run.state;
    run.saveState(state);
  }
  if (run?.promotion) {
    run.isRollingBack = true;
    reporter.begin(1, 1, "Roll back");
    try {
      reporter.end("done", await rollBack(run, run.promotion));
      if (!signal.aborted) code = exitCodes.rolledBack;
    } catch (failure) {
      reporter.end("failed", (failure as Error).message);
      code = printFailure(failure, reporter, undefined, true);
    }
  }
  if (run && code !== exitCodes.interrupted) reporter.print(`The full log is in ${run.log}.`, "dim");
  return code;
}

/** What an interruption leaves behind. */
function whatIsLive(run: Run | undefined): string {
  if (run?.promotion) return `version ${run.promotion.from.id} is made live again`;
  if (run?.options.local) return "nothing is served any more";
  if (run?.uploaded && !run.live) return "the first version is live already; to take it down: npx wrangler delete";
  return "production is unchanged";
}

/** The failure of a step, whose message the reporter has shown. */
class StepFailure extends Error {
  constructor(cause: unknown) {
    super("a step failed", { cause });
  }
}

/** Prints a failure, unless its message is shown already, and what to do about it. Returns the exit code. */
function printFailure(error: unknown, reporter: Reporter, signal?: AbortSignal, isShown = false): ExitCode {
  if (signal?.aborted) return exitCodes.interrupted;
  if (!(error instanceof ShipError || error instanceof SmokeError)) {
    if (!(error instanceof Error) || error.name === "UsageError") throw error;
    reporter.print(String(error.stack), "bad");
    return exitCodes.unexpected;
  }
  if (!isShown) reporter.print(error.message, "bad");
  if (error instanceof SmokeError) return exitCodes.needsAttention;
  for (const line of error.advice) reporter.print(`  ${line}`);
  return error.code;
}

/** After the first signal, no new step begins, and what must not be cut off is finished first. */
function listen(interruption: AbortController, reporter: Reporter): () => void {
  const onSignal = () => {
    if (interruption.signal.aborted) reporter.print("Still finishing; this takes some seconds.", "dim");
    interruption.abort();
  };
  // When a terminal is closed, it hangs up, and printing to it fails. Neither may cut off a rollback.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const name of signals) process.on(name, onSignal);
  return () => {
    for (const name of signals) process.off(name, onSignal);
  };
}
