import { cpSync, existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { SmokeError } from "./endpoint.ts";
import { exitCodes, ShipError } from "./exit-codes.ts";
import { ensurePortFree, startServer } from "./local-server.ts";
import { expectedOf, type Run, type Step } from "./run.ts";
import { smokeTest } from "./smoke.ts";
import { sourcesOf } from "./staging.ts";

/** The steps of `--local`. What is "live" here is the build that passed the smoke test last, kept in a folder of its own. */
export const findServed: Step = {
  title: "Find what is live",
  applies: ({ local }) => local,
  async run(run) {
    await ensurePortFree(run.options.port);
    const path = join(run.served, "worker/model.json");
    if (!existsSync(path)) return "nothing has been served here yet";
    const { version } = JSON.parse(readFileSync(path, "utf8")) as { version: string };
    run.live = { id: "local", tag: version, message: `sources ${sourcesOf(run.served)}` };
    return `model ${version}, served last`;
  },
};

export const serve: Step = {
  title: "Serve",
  applies: ({ local }) => local,
  run: (run) => startIn(run, run.staging),
};

export const smokeTestServer: Step = {
  title: "Smoke test",
  applies: ({ local }) => local,
  run: (run) => withoutAlarm(smokeTestIn(run)),
};

export const keepServed: Step = {
  title: "Record",
  applies: ({ local }) => local,
  async run({ staging, served }) {
    const copy = `${served}.new`;
    rmSync(copy, { recursive: true, force: true });
    cpSync(staging, copy, { recursive: true, filter: (path) => basename(path) !== ".wrangler" });
    rmSync(served, { recursive: true, force: true });
    renameSync(copy, served);
    return `the build is kept in ${served}`;
  },
};

/** For a run that had nothing to ship. */
export const serveAgain: Step = {
  title: "Serve",
  run: (run) => startIn(run, run.served),
};

async function startIn(run: Run, folder: string): Promise<string> {
  const { options, log, signal } = run;
  const patience = options.patience * 1000;
  run.server = await withoutAlarm(startServer(folder, { port: options.port, patience, log, signal }));
  return run.server.url;
}

async function smokeTestIn(run: Run): Promise<string> {
  return smokeTest({ url: run.server?.url as string }, await expectedOf(run), run.signal);
}

/** A SmokeError means that production needs attention. A local server needs none. */
async function withoutAlarm<T>(result: Promise<T>): Promise<T> {
  try {
    return await result;
  } catch (error) {
    throw error instanceof SmokeError ? new ShipError(exitCodes.notPromoted, error.message) : error;
  }
}
