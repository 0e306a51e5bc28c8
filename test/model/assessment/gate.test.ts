import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { foldsOf } from "../../../model/assessment/comparison.ts";
import { crossValidate } from "../../../model/assessment/cross-validation.ts";
import { judge, verdictTable } from "../../../model/assessment/gate.ts";
import type { Pool } from "../../../model/assessment/pool.ts";
import type { ModelFile } from "../../../model/file/model-file.ts";
import { parseModel } from "../../../model/file/parse.ts";
import { sealModel } from "../../../model/file/seal.ts";
import { fit } from "../../../model/training/fit.ts";
import type { Recipe } from "../../../model/training/recipe.ts";
import { simdEngine } from "../../../network/kernel/kernel.ts";
import { createPool } from "../../../scripts/evaluate/pool.ts";
import { assembleModel, evaluationData, readTrainingData } from "../../../scripts/fit.ts";
import { loadKernel } from "../../../scripts/kernel.ts";
import { run } from "../../scripts/run.ts";
import { shipped } from "../models.ts";

const data = readTrainingData("data/wisconsin.csv");
const evaluation = evaluationData(data);
let pool: Pool;
beforeAll(() => {
  pool = createPool(evaluation, 2);
});
afterAll(() => pool.close());

/** A recipe trained on all rows, with the shipped model's report in place of its own. */
async function candidate(recipe: Recipe, seed: number): Promise<{ file: ModelFile; outcomes: Float64Array[] }> {
  const { version: _, ...content } = assembleModel(recipe, data, seed, fit(recipe, data, { seed, engine: simdEngine(loadKernel()) }));
  const outcomes = await crossValidate(pool, { kind: "network", recipe }, foldsOf(evaluation, { grouped: false }), seed, data.rows.length);
  return { file: sealModel({ ...content, report: shipped.file.report! }), outcomes };
}

const { recipe, seed } = shipped.file;

test("the same recipe with another seed passes, two epochs of it do not", { timeout: 300_000 }, async () => {
  const again = await judge(pool, evaluation, await candidate(recipe, seed + 1000), shipped.file);
  expect(verdictTable(again)).not.toContain("FALLS SHORT");
  expect(again.passes).toBe(true);

  const hasty = { ...recipe, training: { ...recipe.training, epochs: 2 } };
  const refused = await judge(pool, evaluation, await candidate(hasty, seed), shipped.file);
  expect(refused.passes).toBe(false);
  expect(refused.checks.filter(({ passes }) => !passes).map(({ name }) => name)).toEqual(
    expect.arrayContaining(["log loss", "sensitivity", "calibration error"]),
  );
});

test("a worse model is refused with exit code 3 and the old file is left; forced, it carries the reason", {
  timeout: 300_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), "cytonet-gate-"));
  const [kept, replaced] = ["kept.json", "replaced.json"].map((name) => join(folder, name)) as [string, string];
  const present = `${JSON.stringify(shipped.file)}\n`;
  for (const path of [kept, replaced]) writeFileSync(path, present);
  const [refused, forced] = await Promise.all([
    run("train", "--epochs", "2", "--out", kept),
    run("train", "--epochs", "2", "--out", replaced, "--force", "a test"),
  ]);
  expect(refused.code).toBe(3);
  expect(refused.stdout).toMatch(/log loss .* FALLS SHORT/);
  expect(readFileSync(kept, "utf8")).toBe(present);
  expect(forced.code).toBe(0);
  const taken = parseModel(JSON.parse(readFileSync(replaced, "utf8")));
  expect([taken.file.forced, taken.file.recipe.training.epochs]).toEqual(["a test", 2]);
  rmSync(folder, { recursive: true });
});
