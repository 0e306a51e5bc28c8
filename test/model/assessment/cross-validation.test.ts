import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { figures, foldsOf } from "../../../model/assessment/comparison.ts";
import { crossValidate, outOfFold } from "../../../model/assessment/cross-validation.ts";
import { createMasking, randomMask } from "../../../model/assessment/masking.ts";
import type { Pool } from "../../../model/assessment/pool.ts";
import { choose, leastLogLoss, select, selectionJobs } from "../../../model/assessment/selection.ts";
import { fit } from "../../../model/training/fit.ts";
import { probabilitiesOf, probabilityOf } from "../../../model/training/fitted.ts";
import { metricNames } from "../../../network/evaluation/metrics.ts";
import { createRandom } from "../../../network/math/random.ts";
import { createThreadPool } from "../../../scripts/threads/pool.ts";
import { readTrainingData } from "../../../scripts/training-data.ts";
import { shipped } from "../models.ts";

const data = await readTrainingData("data/wisconsin.csv");
const recipe = { ...shipped.file.recipe, training: { ...shipped.file.recipe.training, epochs: 5 } };
const part = (rows: readonly number[]) => ({ rows: rows.map((row) => data.rows[row]!), labels: rows.map((row) => data.labels[row]!) });

let pool: Pool;
beforeAll(() => {
  pool = createThreadPool(data, { threads: 2 });
});
afterAll(() => pool.close());

test("a fold's probabilities are those of a network trained on its training rows alone, with seed + k", async () => {
  const repeats = foldsOf(data, { repeats: 2 });
  const probabilities = await crossValidate(pool, { kind: "network", recipe }, repeats, 40);
  for (const [repeat, k] of [
    [0, 3],
    [1, 9],
  ] as const) {
    const { train, test } = repeats[repeat]![k]!;
    const own = probabilitiesOf(fit(recipe, part(train), { seed: 40 + 10 * repeat + k }), part(test).rows);
    expect(test.map((row) => probabilities[repeat]![row])).toEqual(Array.from(own));
  }
});

test("rows that no fold tests have no probability", () => {
  expect(Array.from(outOfFold([[{ train: [0], test: [2, 1] }]], [[0.2, 0.1]], 4)[0]!)).toEqual([Number.NaN, 0.1, 0.2, Number.NaN]);
});

test("grouped folds keep identical rows in one fold", () => {
  const [folds] = foldsOf(data, { grouped: true, repeats: 1 });
  const foldOf = new Map(folds!.flatMap(({ test }, fold) => test.map((row) => [row, fold] as const)));
  const seen = new Map<string, number>();
  data.rows.forEach((row, i) => {
    const fold = seen.get(row.join()) ?? foldOf.get(i)!;
    expect(foldOf.get(i)).toBe(fold);
    seen.set(row.join(), fold);
  });
  expect(folds).toHaveLength(10);
});

test("nested selection takes the better candidate, and its figures are those of that candidate on the outer folds", async () => {
  const hopeless = { ...recipe, training: { ...recipe.training, learningRate: 1e-9 } };
  const candidates = [
    { name: "hopeless", recipe: hopeless },
    { name: "sound", recipe },
  ];
  const repeats = foldsOf(data, { repeats: 1 });
  let jobs = 0;
  const counted: Pool = { ...pool, run: (all) => pool.run(all, () => jobs++) };
  const report = await select(counted, candidates, recipe, repeats, 1);
  expect(jobs).toBe(selectionJobs(candidates, repeats));
  expect(report.candidates.map(({ name, isShipped, chosen }) => [name, isShipped, chosen])).toEqual([
    ["sound", true, 10],
    ["hopeless", false, 0],
  ]);
  const own = figures(data, await crossValidate(pool, { kind: "network", recipe }, repeats, 1));
  for (const name of metricNames) {
    expect(report.nested[name]).toBe(own[name].mean);
    expect(report.nestedByLogLoss[name]).toBe(own[name].mean);
  }
});

describe("of candidates whose log loss cannot be told from the least, the most sensitive is chosen", () => {
  const labels = Array.from({ length: 400 }, (_, i) => i % 2);
  /** The observed class gets the probability `right`, except for `missed` malignant cases and `alarms` benign ones, just on the wrong side. */
  const outcomes = (missed: number, alarms: number, right = 0.9) => ({
    labels,
    probabilities: labels.map((y, i) => (y === 1 ? (i / 2 < missed ? 0.49 : right) : i / 2 < alarms ? 0.51 : 1 - right)),
  });

  test("a lower sensitivity is not worth a slightly lower log loss", () => {
    const candidates = [outcomes(3, 0), outcomes(0, 4), outcomes(2, 2)];
    expect(choose(candidates)).toBe(1);
    expect(leastLogLoss(candidates)).toBe(0);
  });

  test("but no sensitivity is worth a log loss that is clearly higher", () => {
    expect(choose([outcomes(3, 0), outcomes(0, 40)])).toBe(0);
    expect(choose([outcomes(1, 0, 0.9), outcomes(0, 0, 0.8)])).toBe(0);
  });

  test("at the same sensitivity the lower log loss decides", () => {
    expect(choose([outcomes(0, 5), outcomes(3, 0), outcomes(0, 4)])).toBe(2);
    expect(choose([outcomes(0, 4), outcomes(3, 0), outcomes(0, 5)])).toBe(0);
  });
});

test("masked predictions: with nothing hidden the network's own, with everything hidden the base rate", () => {
  const rows = Array.from({ length: 200 }, (_, row) => row);
  const train = part(rows);
  const fitted = fit(recipe, train, { seed: 1 });
  const predict = createMasking(fitted, train, data.range, [0.05, 0.1]);
  const [all, none] = predict(data.rows[300]!, [0b111111111, 0]);
  expect(all!.conditional).toEqual([probabilityOf(fitted, data.rows[300]!), probabilityOf(fitted, data.rows[300]!)]);
  expect(all!.meanFilled).toBe(all!.marginal);
  const base = train.labels.filter((y) => y === 1).length / 200;
  expect([...none!.conditional, none!.marginal]).toEqual([base, base, base]);
});

test("a random mask hides as many features as it is told", () => {
  const random = createRandom(1);
  for (let hidden = 0; hidden <= 9; hidden++) {
    const known = randomMask(9, hidden, random);
    expect(known.toString(2).replaceAll("0", "")).toHaveLength(9 - hidden);
  }
});
