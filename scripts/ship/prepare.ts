import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Model } from "../../model/file/model.ts";
import { parseModel } from "../../model/file/parse.ts";
import { readTableOptions } from "../cli/table-options.ts";
import { type ChildResult, plainLines, runNode } from "./child.ts";
import { describeData } from "./data.ts";
import { exitCodes, ShipError } from "./exit-codes.ts";
import { compareMetrics } from "./metrics.ts";
import { childOptions, type Run, type Step } from "./run.ts";
import { sourcesOf } from "./staging.ts";

/** The steps before anything leaves this machine. All of them work in the staged copy. */
export const checkData: Step = {
  title: "Check the data",
  applies: ({ skipTrain }) => !skipTrain,
  async run(run) {
    const last = readModel(run.root).file;
    try {
      const { columns, malignant, skipFaulty, source, licence } = run.options;
      return await describeData(dataPath(run), last, { ...readTableOptions({ columns, malignant }), skipFaulty, source, licence });
    } catch (error) {
      throw new ShipError(exitCodes.preparationFailed, `the data cannot be read: ${(error as Error).message}`);
    }
  },
};

export const train: Step = {
  title: "Train, evaluate, gate",
  isResumable: true,
  applies: ({ skipTrain }) => !skipTrain,
  async run(run) {
    const before = readModel(run.staging).file;
    const { recipe, seed, force, quick } = run.options;
    // train.ts never replaces an assessed model with an unassessed one, so a quick run removes it first.
    if (quick) rmSync(join(run.staging, "worker/model.json"));
    const result = await runNode(
      [
        "scripts/train.ts",
        "--data",
        dataPath(run),
        ...(["columns", "malignant", "source", "licence"] as const).flatMap((name) => {
          const value = run.options[name];
          return value === undefined ? [] : [`--${name}=${value}`];
        }),
        ...(run.options.skipFaulty ? ["--skip-faulty"] : []),
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
    if (live.tag !== version) return `model ${version} would replace ${live.tag || "a version that ship did not deploy"}`;
    if (live.message.includes(sourcesOf(run.staging)))
      return { note: `nothing to ship: model ${version} is live, from the same sources`, stop: true };
    return `model ${version} is live, but other sources have changed`;
  },
};

export const build: Step = {
  title: "Build",
  isResumable: true,
  async run(run) {
    const result = await runNode(["--run", "build"], childOptions(run));
    if (result.code !== 0) throw new ShipError(exitCodes.preparationFailed, `the build failed\n${lastLines(result)}`);
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

function dataPath({ options, root }: Run): string {
  return options.data === undefined ? join(root, "data/wisconsin.csv") : resolve(options.data);
}

function lastLines({ stdout, stderr }: ChildResult): string {
  return plainLines(`${stdout}\n${stderr}`).slice(-20).join("\n");
}
