import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Model } from "../../model/file/model.ts";
import type { ModelFile } from "../../model/file/model-file.ts";
import { parseModel } from "../../model/file/parse.ts";
import { readTableOptions } from "../cli/table-options.ts";
import type { DataChoice } from "../remembered-data.ts";
import { type ChildResult, plainLines, runNode } from "./child.ts";
import { describeData, stageData } from "./data.ts";
import { exitCodes, ShipError } from "./exit-codes.ts";
import { isRecorded } from "./history.ts";
import { compareMetrics } from "./metrics.ts";
import { type Options, trains } from "./options.ts";
import { childOptions, expectedOf, type Run, type Step } from "./run.ts";
import { sourcesOf } from "./staging.ts";

/** The steps before anything leaves this machine. All of them work in the staged copy. */
export const checkData: Step = {
  title: "Check the data",
  applies: trains,
  async run({ root, data }) {
    const last = readModel(root).file;
    const { columns, malignant, skipFaulty, source, licence, data: path } = data as DataChoice;
    try {
      const options = { ...readTableOptions({ columns, malignant }), skipFaulty, source, licence };
      return await describeData(resolve(root, path), last, options);
    } catch (error) {
      throw new ShipError(exitCodes.preparationFailed, `the data cannot be read: ${(error as Error).message}`);
    }
  },
};

export const train: Step = {
  title: "Train, evaluate, gate",
  isResumable: true,
  applies: trains,
  async run(run) {
    const before = readModel(run.staging).file;
    const { recipe, seed, force, quick } = lastRecipe(run, before);
    const data = run.data as DataChoice;
    const path = stageData(data, run.root, run.staging);
    // train.ts never replaces an assessed model with an unassessed one, so a quick run removes it first.
    if (quick) rmSync(join(run.staging, "worker/model.json"));
    const result = await runNode(
      [
        "scripts/train.ts",
        "--data",
        path,
        ...(["columns", "malignant", "source", "licence"] as const).flatMap((name) => {
          const value = data[name];
          return value === undefined ? [] : [`--${name}=${value}`];
        }),
        ...(data.skipFaulty ? ["--skip-faulty"] : []),
        ...(recipe === undefined ? [] : ["--recipe", recipe]),
        ...(seed === undefined ? [] : ["--seed", String(seed)]),
        ...(force === undefined ? [] : ["--force", force]),
        ...(quick ? ["--unassessed"] : []),
      ],
      childOptions(run),
    );
    const failed = (message: string) => new ShipError(exitCodes.preparationFailed, `${message}\n${lastLines(result)}`);
    if (result.code === exitCodes.gateRefused)
      throw new ShipError(exitCodes.gateRefused, `the gate refused the model\n${stripVTControlCharacters(result.stdout).trimEnd()}`);
    if (result.code !== 0) throw failed("training failed");
    if (!result.stdout.includes("written to")) throw failed("training wrote no model");
    const now = readModel(run.staging).file;
    if (now.version === before.version) return `model ${now.version}, the same bits as before`;
    return `model ${now.version} (was ${before.version}): ${compareMetrics(now, before)}`;
  },
};

/** Ends the run if the same model from the same sources is live already. */
export const compare: Step = {
  title: "Compare with what is live",
  applies: ({ dryRun }) => !dryRun,
  async run(run) {
    run.model = readModel(run.staging);
    const { version } = run.model.file;
    const { live } = run;
    if (!live) return "nothing is live yet";
    if (live.tag !== version) {
      if (!run.options.local) refuseUnknown(run, live.tag, version);
      return `model ${version} replaces ${live.tag ? `model ${live.tag}` : "a version that ship did not deploy"}`;
    }
    if (live.message.includes(sourcesOf(run.staging)))
      return { note: `nothing to ship: model ${version} is live, from the same sources`, isLive: true };
    return `model ${version} is live, but other sources have changed`;
  },
};

export const build: Step = {
  title: "Build",
  isResumable: true,
  async run(run) {
    const result = await runNode(["--run", "build"], childOptions(run));
    if (result.code !== 0) throw new ShipError(exitCodes.preparationFailed, `the build failed\n${lastLines(result)}`);
    // Before anything is uploaded, it must be certain that the pages can be tested.
    await expectedOf(run);
    return "dist/site";
  },
};

export const test: Step = {
  title: "Test",
  isResumable: true,
  async run(run) {
    if (run.options.quick) return { note: "because of --quick", skipped: true };
    const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
    const result = await runNode([vitest, "run", "--project", "worker", "--project", "node", ...modelTests], childOptions(run));
    if (result.code !== 0) throw new ShipError(exitCodes.preparationFailed, `tests failed\n${lastLines(result)}`);
    return plainLines(result.stdout).find((line) => line.startsWith("Tests")) ?? "passed";
  },
};

/** The tests that use the model itself. The rest of the suite does not depend on it and is left to `npm test`. */
const modelTests = ["contract.test.ts", "contract-errors", "contract-protocol"].map((name) => `test/worker/${name}`).concat("test/web/");

export const dryRun: Step = {
  title: "Upload (dry run)",
  applies: (options) => options.dryRun,
  async run(run) {
    await run.wrangler.dryRun(join(run.staging, "dist/worker"));
    return "wrangler would accept it; nothing was uploaded";
  },
};

/** Reads the model of a project or of a copy of it. Throws ShipError if it cannot be read. */
export function readModel(root: string): Model {
  try {
    return parseModel(JSON.parse(readFileSync(join(root, "worker/model.json"), "utf8")));
  } catch (error) {
    throw new ShipError(exitCodes.preparationFailed, `worker/model.json: ${(error as Error).message}`);
  }
}

/** Training again takes the recipe and the seed of the present model too, unless others are given. */
function lastRecipe({ options }: Run, { recipe, seed }: ModelFile): Options {
  return options.retrain ? { ...options, recipe: options.recipe ?? recipe.name, seed: options.seed ?? seed } : options;
}

/** Throws ShipError if a model is live that went there from another copy of the project, or whose commit was lost. */
function refuseUnknown({ root, options }: Run, live: string, version: string): void {
  if (live === "" || options.replaceLive || isRecorded(root, live)) return;
  throw new ShipError(exitCodes.usage, `model ${live} is live, and this project has no record of it`, [
    "it was shipped from another copy of the project, or its commit was lost; nothing was changed",
    "to bring it here: pull that commit, run again the command that shipped it, or fetch the model from /api/v1/model/weights",
    `to put model ${version} in its place: add --replace-live`,
  ]);
}

function lastLines({ stdout, stderr }: ChildResult): string {
  return plainLines(`${stdout}\n${stderr}`).slice(-20).join("\n");
}
