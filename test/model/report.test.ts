// @module-tag slow
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { makeModel } from "../../model/release/make-model.ts";
import { MARGINS } from "../../model/release/margins.ts";
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

// The margins are those of the gate: differences that a person would notice, several times what another seed changes.
describe.runIf(isWisconsin)("the shipped recipe earns its place among the methods of its own report", () => {
  const [own, unconstrained, ...simpler] = file.report?.methods ?? [];

  test("no simpler method has a lower log loss or Brier score, which would do without a network", () => {
    expect(simpler.length).toBeGreaterThan(3);
    for (const { name, plain } of simpler) {
      expect(plain.logLoss.mean, name).toBeGreaterThan(own!.plain.logLoss.mean);
      expect(plain.brier.mean, name).toBeGreaterThan(own!.plain.brier.mean);
    }
  });

  test("no method finds more malignant cases by over the margin, or has a higher accuracy by as much", () => {
    for (const { name, differences } of [unconstrained!, ...simpler]) {
      expect(differences!.sensitivity.mean, name).toBeLessThanOrEqual(MARGINS.sensitivity);
      expect(differences!.accuracy.mean, name).toBeLessThanOrEqual(MARGINS.sensitivity);
    }
  });

  test("the promise that no higher score lowers the risk costs less log loss than the margin, beyond doubt", () => {
    expect(unconstrained!.name).toBe("the same network without the constraint");
    expect(unconstrained!.differences!.logLoss.interval[0]).toBeGreaterThan(-MARGINS.logLoss);
  });

  test("its figures are not far better than those of nested choices, which were tested on rows they were not chosen by", () => {
    const { nestedByLogLoss } = file.report!.selection!;
    expect(nestedByLogLoss.logLoss - own!.plain.logLoss.mean).toBeLessThanOrEqual(MARGINS.logLoss);
  });
});

test("a pool over other data is refused", async () => {
  const pool = createThreadPool({ ...data, origin: { ...data.origin } }, { threads: 1 });
  await expect(makeModel({ recipe: file.recipe, data, seed: 1, pool })).rejects.toThrow("the pool must hold the data");
  await pool.close();
});
