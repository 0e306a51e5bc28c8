import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Model } from "../../model/file/model.ts";
import { parseModel } from "../../model/file/parse.ts";
import { type ChildResult, plainLines, runNode } from "./child.ts";
import { describeData } from "./data.ts";
import { compareFigures } from "./figures.ts";
import { exitCodes, ShipError } from "./outcome.ts";
import { childOptions, type Run, type Step } from "./run.ts";
import { sourcesOf } from "./staging.ts";

/** The steps before anything leaves this machine. All of them work in the staged copy. */
export const checkData: Step = {
  title: "Check the data",
  applies: ({ skipTrain }) => !skipTrain,
  async run(run) {
    const last = readModel(run.root).file;
    try {
      return describeData(dataPath(run), last);
    } catch (error) {
      throw new ShipError(exitCodes.unfit, `the data cannot be read: ${(error as Error).message}`);
    }
  },
};

export const train: Step = {
  title: "Train, evaluate, gate",
  keeps: true,
  applies: ({ skipTrain }) => !skipTrain,
  async run(run) {
    const before = readModel(run.staging).file;
    const { recipe, seed, force, quick } = run.options;
    // A model without an assessment never takes the place of one that has it, unless there is none.
    if (quick) rmSync(join(run.staging, "worker/model.json"));
    const result = await runNode(
      [
        "scripts/train.ts",
        "--data",
        dataPath(run),
        ...(recipe === undefined ? [] : ["--recipe", recipe]),
        ...(seed === undefined ? [] : ["--seed", String(seed)]),
        ...(force === undefined ? [] : ["--force", force]),
        ...(quick ? ["--unassessed"] : []),
      ],
      childOptions(run),
    );
    if (result.code === exitCodes.refused) throw new ShipError(exitCodes.refused, `the gate refused the model\n${tableOf(result)}`);
    if (result.code !== 0) throw new ShipError(exitCodes.unfit, `training failed\n${tail(result)}`);
    if (!result.stdout.includes("written to")) throw new ShipError(exitCodes.unfit, `training wrote no model\n${tail(result)}`);
    const now = readModel(run.staging).file;
    if (now.version === before.version) return `model ${now.version}, the same bits as before`;
    return `model ${now.version} (was ${before.version}): ${compareFigures(now, before)}`;
  },
};

/** Ends the run where production has these very bits already. */
export const compare: Step = {
  title: "Compare with production",
  applies: ({ dryRun }) => !dryRun,
  async run(run) {
    run.model = readModel(run.staging);
    const { version } = run.model.file;
    const { live } = run;
    if (!live) return "nothing is live yet";
    if (live.tag !== version) return `model ${version} would replace ${live.tag || "a version without a model's hash"}`;
    if (live.message.includes(sourcesOf(run.staging)))
      return { note: `nothing to ship: model ${version} is live, from the same sources`, stop: true };
    return `model ${version} is live; the sources around it changed`;
  },
};

export const test: Step = {
  title: "Test",
  keeps: true,
  async run(run) {
    if (run.options.quick) return { note: "left out as asked", skipped: true };
    const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
    const result = await runNode([vitest, "run", "--project", "worker", "--project", "node", ...modelTests], childOptions(run));
    if (result.code !== 0) throw new ShipError(exitCodes.unfit, `tests failed\n${tail(result)}`);
    return plainLines(result.stdout).find((line) => line.startsWith("Tests")) ?? "passed";
  },
};

/** Those that ask this very model; the rest of the suite does not depend on it, and belongs to `npm test`. */
const modelTests = ["contract.test.ts", "contract-errors", "contract-protocol"].map((name) => `test/worker/${name}`).concat("test/web/");

export const build: Step = {
  title: "Build",
  keeps: true,
  async run(run) {
    const result = await runNode(["--run", "build"], childOptions(run));
    if (result.code !== 0) throw new ShipError(exitCodes.unfit, `the build failed\n${tail(result)}`);
    return "dist/site";
  },
};

export const dryRun: Step = {
  title: "Upload (dry run)",
  applies: (options) => options.dryRun,
  async run(run) {
    await run.wrangler.dryRun(join(run.staging, "dist/worker"));
    return "wrangler would accept it; nothing was uploaded";
  },
};

export function readModel(root: string): Model {
  try {
    return parseModel(JSON.parse(readFileSync(join(root, "worker/model.json"), "utf8")));
  } catch (error) {
    throw new ShipError(exitCodes.unfit, `worker/model.json: ${(error as Error).message}`);
  }
}

function dataPath({ options, root }: Run): string {
  return options.data === undefined ? join(root, "data/wisconsin.csv") : resolve(options.data);
}

/** What training says on stdout: the gate's table, with its columns as they are. */
function tableOf({ stdout }: ChildResult): string {
  return stripVTControlCharacters(stdout).trimEnd();
}

function tail({ stdout, stderr }: ChildResult): string {
  return plainLines(`${stdout}\n${stderr}`).slice(-20).join("\n");
}
