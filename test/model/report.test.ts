import { expect, test } from "vitest";
import { compare, FOLDS, foldsOf } from "../../model/assessment/comparison.ts";
import { auditMonotonicity } from "../../model/assessment/monotonicity.ts";
import { layersOf } from "../../model/file/layers.ts";
import { fit } from "../../model/training/fit.ts";
import { probabilitiesOf } from "../../model/training/fitted.ts";
import { simdEngine } from "../../network/kernel/kernel.ts";
import { loadKernel } from "../../scripts/kernel.ts";
import { createThreadPool } from "../../scripts/threads/pool.ts";
import { readTrainingData } from "../../scripts/training-data.ts";
import { shipped } from "./models.ts";

const { file } = shipped;
const report = file.report!;
const data = readTrainingData("data/wisconsin.csv");

test("the shipped weights are what the recipe, the seed and the data give, to the bit", () => {
  const { network, parameters } = fit(file.recipe, data, { seed: file.seed, engine: simdEngine(loadKernel()) });
  expect(layersOf(network, parameters)).toEqual(file.layers);
  expect(data.origin).toEqual(file.data);
});

test("the published figures come out again, on plain and on grouped folds", { timeout: 300_000 }, async () => {
  expect(report.folds).toEqual(FOLDS);
  const pool = createThreadPool(data, { threads: 2 });
  try {
    for (const grouped of [false, true]) {
      const method = { name: file.recipe.name, method: { kind: "network" as const, recipe: file.recipe } };
      const [result] = await compare(pool, [method], foldsOf(data, { grouped }), file.seed);
      const published = report.methods[0]![grouped ? "grouped" : "plain"]!;
      for (const name of Object.keys(published) as (keyof typeof published)[]) {
        const { mean, standardDeviation, interval } = result!.figures[name];
        expect(Number(mean.toPrecision(6))).toBe(published[name].mean);
        expect(Number(standardDeviation.toPrecision(6))).toBe(published[name].standardDeviation);
        expect(interval.map((x) => Number(x.toPrecision(6)))).toEqual(published[name].interval);
      }
    }
  } finally {
    await pool.close();
  }
});

test("the shipped figures are at least those that the recipe was made for", () => {
  const { plain } = report.methods[0]!;
  expect(plain.logLoss.mean).toBeLessThanOrEqual(0.0793);
  expect(plain.brier.mean).toBeLessThanOrEqual(0.0209);
  expect(plain.accuracy.mean).toBeGreaterThanOrEqual(0.975);
  expect(plain.sensitivity.mean).toBeGreaterThanOrEqual(0.985);
});

test("the monotonicity that is published comes out again", () => {
  const audit = auditMonotonicity(file.background.rows, file.range, (rows) => probabilitiesOf(shipped, rows));
  expect({ ...audit, largest: Number(audit.largest.toPrecision(6)) }).toEqual(report.monotonicity);
});
