// @module-tag slow
import { expect, test } from "vitest";
import { foldsOf } from "../../../model/assessment/comparison.ts";
import { crossValidate } from "../../../model/assessment/cross-validation.ts";
import type { ModelFile } from "../../../model/file/model-file.ts";
import { sealModel } from "../../../model/file/seal.ts";
import { judge, type Verdict } from "../../../model/release/gate.ts";
import { knownRowsOf } from "../../../model/release/known-rows.ts";
import { makeModel } from "../../../model/release/make-model.ts";
import { presentPredictions } from "../../../model/release/present-predictions.ts";
import { probabilitiesOf } from "../../../model/training/fitted.ts";
import type { Recipe } from "../../../model/training/recipe.ts";
import type { TrainingData } from "../../../model/training/training-data.ts";
import { simdEngine } from "../../../network/kernel/kernel.ts";
import { loadKernel } from "../../../scripts/kernel.ts";
import { createThreadPool } from "../../../scripts/threads/pool.ts";
import { readTrainingData } from "../../../scripts/training-data.ts";
import { changedModel, isOfWisconsin, shipped } from "../models.ts";
import { changed, elsewhere, filtered, flipped } from "./attacks.ts";

const data = await readTrainingData("data/wisconsin.csv");
const { recipe, seed } = shipped.file;
/** The shipped model as an owner's. */
const ofOwner = changedModel({ data: changed(data, {}).origin }).file;

const poolOf = (rows: TrainingData) => createThreadPool(rows, { threads: 2 });

/** A model with out-of-fold probabilities of two repeats and the shipped model's report in place of its own. */
async function candidateOn(rows: TrainingData, pool: ReturnType<typeof poolOf>, made = { recipe, seed }) {
  const { file } = await makeModel({ ...made, data: rows, engine: simdEngine(loadKernel()) });
  const { version: _, ...content } = file;
  const outOfFold = await crossValidate(pool, { kind: "network", recipe: made.recipe }, foldsOf(rows, { repeats: 2 }), made.seed);
  return { file: sealModel({ ...content, report: shipped.file.report! }), outOfFold };
}

async function judged(rows: TrainingData, present: ModelFile, made = { recipe, seed }): Promise<Verdict> {
  const pool = poolOf(rows);
  try {
    return await judge(pool, poolOf, await candidateOn(rows, pool, made), present);
  } finally {
    await pool.close();
  }
}

const named = ({ checks }: Verdict, outcome: string) => checks.filter((check) => check.outcome === outcome).map(({ name }) => name);

test("the same recipe with another seed passes, one that learns nothing does not", async () => {
  const again = await judged(data, shipped.file, { recipe, seed: seed + 1000 });
  expect([again.passes, named(again, "refused")]).toEqual([true, []]);

  // ReLU units whose weights are all zero never become active. (Two epochs are not enough to fail: a monotone network is nearly right from the start.)
  const idle: Recipe = { ...recipe, training: { ...recipe.training, initializer: "zero" } };
  expect(named(await judged(data, shipped.file, { recipe: idle, seed }), "refused")).toEqual(
    expect.arrayContaining(["log loss, these rows", "sensitivity, these rows", "log loss, as published", "sensitivity, as published"]),
  );
});

test.runIf(isOfWisconsin)(
  "flipped labels of rows that the present model does not know: 3% are refused, or noted for another population; 25% are refused",
  async () => {
    const few = flipped(elsewhere(data), 0.03);
    expect(named(await judged(few, ofOwner), "refused")).toContain("contradictions");
    expect(named(await judged(few, shipped.file), "noted")).toContain("contradictions");
    const many = await judged(flipped(elsewhere(data), 0.25), shipped.file);
    expect(named(many, "refused")).toEqual(expect.arrayContaining(["skill", "contradictions"]));
    const inverted = await judged(flipped(elsewhere(data), 1), shipped.file);
    // A monotone network cannot learn inverted labels, so it has no skill either.
    expect(named(inverted, "refused")).toEqual(["skill", "contradictions"]);
  },
);

test.runIf(isOfWisconsin)("the rows to look at are those that were flipped", async () => {
  const attacked = flipped(elsewhere(data), 0.03);
  const { checks } = await judged(attacked, ofOwner);
  const rows = checks.find(({ name }) => name === "contradictions")!.rows!.slice(0, 10);
  expect(rows.filter((row) => attacked.labels[row] !== data.labels[row]).length).toBeGreaterThanOrEqual(8);
});

test.runIf(isOfWisconsin)(
  "a first file of one's own: a third of the rows and 52 of them are accepted, and told that they are too few to be sure",
  async () => {
    for (const every of [3, 13]) {
      const verdict = await judged(
        filtered(data, (_, i) => i % every === 0),
        shipped.file,
      );
      expect([verdict.passes, named(verdict, "refused")]).toEqual([true, []]);
      expect(verdict.checks.find(({ name }) => name === "log loss, these rows")!.advice).toMatch(
        every === 3 ? /cases are too few .*; about \d+ would be enough/ : /cases are too few to be sure/,
      );
    }
  },
);

test("rows that the present model knows are predicted by networks that do not; others by the model itself", async () => {
  const half = elsewhere(data);
  const rows = changed(data, { rows: data.rows.map((row, i) => (i % 2 ? row : (half.rows[i] as readonly number[]))) });
  const pool = poolOf(rows);
  try {
    const known = knownRowsOf(shipped.file);
    const [first] = await presentPredictions(pool, poolOf, await candidateOn(rows, pool), shipped.file, known);
    const direct = probabilitiesOf(shipped, rows.rows);
    rows.rows.forEach((row, i) => {
      if (known.countsOf(row)) expect(first![i]).not.toBe(direct[i]);
      else expect(first![i]).toBe(direct[i]);
    });
  } finally {
    await pool.close();
  }
});
