// @module-tag slow
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { makeModel } from "../../model/release/make-model.ts";
import { simdEngine } from "../../network/kernel/kernel.ts";
import { projectPath } from "../../scripts/files.ts";
import { loadKernel } from "../../scripts/kernel.ts";
import { createThreadPool } from "../../scripts/threads/pool.ts";
import { readTrainingData } from "../../scripts/training-data.ts";
import { shipped } from "./models.ts";

const { file } = shipped;
const data = await readTrainingData("data/wisconsin.csv");
const isWisconsin = file.data.sha256 === data.origin.sha256;

test.runIf(isWisconsin)("the shipped file comes out again byte for byte: weights, calibration and every published figure", async () => {
  const pool = createThreadPool(data);
  try {
    const made = await makeModel({
      recipe: file.recipe,
      data,
      seed: file.seed,
      pool,
      // Nested selection takes too long; what it found is taken from the file.
      selection: file.report?.selection,
      engine: simdEngine(loadKernel()),
    });
    expect(made.file.layers).toEqual(file.layers);
    expect(made.file.report).toEqual(file.report);
    expect(`${JSON.stringify(made.file)}\n`).toBe(readFileSync(projectPath("worker/model.json"), "utf8"));
  } finally {
    await pool.close();
  }
});

test.runIf(isWisconsin)("the shipped figures are at least those that the recipe was chosen for", () => {
  const { plain } = file.report!.methods[0]!;
  expect(plain.logLoss.mean).toBeLessThanOrEqual(0.08);
  expect(plain.brier.mean).toBeLessThanOrEqual(0.0209);
  expect(plain.accuracy.mean).toBeGreaterThanOrEqual(0.974);
  expect(plain.sensitivity.mean).toBeGreaterThanOrEqual(0.983);
});

test("a pool over other data is refused", async () => {
  const pool = createThreadPool({ ...data, origin: { ...data.origin } }, { threads: 1 });
  await expect(makeModel({ recipe: file.recipe, data, seed: 1, pool })).rejects.toThrow("the pool must hold the data");
  await pool.close();
});
