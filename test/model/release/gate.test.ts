// @module-tag slow
import { afterAll, beforeAll, expect, test } from "vitest";
import { foldsOf } from "../../../model/assessment/comparison.ts";
import { crossValidate } from "../../../model/assessment/cross-validation.ts";
import type { Pool } from "../../../model/assessment/pool.ts";
import { sealModel } from "../../../model/file/seal.ts";
import { judge } from "../../../model/release/gate.ts";
import { type MadeModel, makeModel } from "../../../model/release/make-model.ts";
import type { Recipe } from "../../../model/training/recipe.ts";
import { simdEngine } from "../../../network/kernel/kernel.ts";
import { loadKernel } from "../../../scripts/kernel.ts";
import { createThreadPool } from "../../../scripts/threads/pool.ts";
import { readTrainingData } from "../../../scripts/training-data.ts";
import { shipped } from "../models.ts";

const data = await readTrainingData("data/wisconsin.csv");
let pool: Pool;
beforeAll(() => {
  pool = createThreadPool(data, { threads: 2 });
});
afterAll(() => pool.close());

/** A recipe trained on all rows, with the shipped model's report in place of its own. */
async function candidate(recipe: Recipe, seed: number): Promise<MadeModel> {
  const { file } = await makeModel({ recipe, data, seed, engine: simdEngine(loadKernel()) });
  const { version: _, ...content } = file;
  const outOfFold = await crossValidate(pool, { kind: "network", recipe }, foldsOf(data), seed);
  return { file: sealModel({ ...content, report: shipped.file.report! }), outOfFold };
}

const { recipe, seed } = shipped.file;

test("the same recipe with another seed passes, two epochs of it do not", { timeout: 300_000 }, async () => {
  const again = await judge(pool, await candidate(recipe, seed + 1000), shipped.file);
  expect(again.checks.filter(({ passes }) => !passes)).toEqual([]);
  expect(again.passes).toBe(true);

  const hasty = { ...recipe, training: { ...recipe.training, epochs: 2 } };
  const refused = await judge(pool, await candidate(hasty, seed), shipped.file);
  expect(refused.passes).toBe(false);
  expect(refused.checks.filter(({ passes }) => !passes).map(({ name }) => name)).toEqual(
    expect.arrayContaining(["log loss", "sensitivity", "calibration error"]),
  );
});
