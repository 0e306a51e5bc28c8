import fc from "fast-check";
import { expect, test } from "vitest";
import { layersOf } from "../../model/file/layers.ts";
import { predict } from "../../model/prediction/predict.ts";
import { type Fitted, probabilityOf } from "../../model/training/fitted.ts";
import { fitScaling, type ScalingName, scaleRow } from "../../model/training/scaling.ts";
import { monotoneSigns, reflectInPlace } from "../../network/learning/constraints.ts";
import { createForwardCache, forward } from "../../network/learning/forward.ts";
import { createNetwork, dense } from "../../network/learning/network.ts";
import { createRandom } from "../../network/math/random.ts";
import { readTrainingData } from "../../scripts/training-data.ts";
import { changedModel, shipped } from "./models.ts";

// The law: with all nine scores known, no higher score lowers the probability of malignancy. It follows from the signs of the
// weights, and it holds for floating-point numbers as it does for real ones:
//
// 1. Scaling. Square roots, a − b and a ÷ b with b > 0 never decrease in a. IEEE 754 rounds their exact results correctly, and
//    rounding never reverses an order: if x ≤ y, then fl(x) ≤ fl(y). So inputs rise with scores or stay level.
// 2. A unit. Each product w · x with a fixed w ≥ 0 never decreases in x, with w ≤ 0 never increases; a sum in a fixed order never
//    decreases in either term. ReLU, (z + |z|) ÷ 2, never decreases. So a unit of positive weights never falls, and one of
//    negative weights never rises.
// 3. The output. Its weights to positive units are at least 0, those to negative units at most 0, so by the same argument its
//    logit never falls.
// 4. The sigmoid never decreases as a function of real numbers. Ours has an error of up to 3 units in the last place, so it may
//    fall by one such unit between two logits that differ in their last digits. The logit is therefore the exact statement,
//    tested here without any tolerance; for the probability, the samples and rows below show no exception.

const data = await readTrainingData("data/wisconsin.csv");
const score = fc.integer({ min: 1, max: 10 });
const sample = fc.array(score, { minLength: 9, maxLength: 9 });

/** A sample and one that is nowhere lower. */
const rising = fc
  .tuple(sample, sample)
  .map(([a, b]) => ({ lower: a.map((x, f) => Math.min(x, b[f]!)), higher: a.map((x, f) => Math.max(x, b[f]!)) }));

function logitOf({ network, parameters, scaling }: Fitted, row: readonly number[]): number {
  const cache = createForwardCache(network, 1);
  forward(network, parameters, scaleRow(scaling, row), 1, cache);
  return cache.Z.at(-1)![0]!;
}

test("every weight of the shipped model has the sign that its recipe promises", () => {
  expect(shipped.file.recipe.training.constraint).toBe("monotone");
  const signs = monotoneSigns(shipped.network);
  signs.forEach((sign, e) => {
    expect(shipped.parameters[e]! * sign).toBeGreaterThanOrEqual(0);
  });
  expect(signs.filter((sign) => sign !== 0)).toHaveLength(shipped.file.layers.reduce((sum, { W }) => sum + W.flat().length, 0));
});

test("no higher score lowers the logit or the probability of the shipped model, anywhere among all possible samples", () => {
  fc.assert(
    fc.property(rising, ({ lower, higher }) => {
      expect(logitOf(shipped, higher)).toBeGreaterThanOrEqual(logitOf(shipped, lower));
      expect(predict(shipped, { values: higher }).probability).toBeGreaterThanOrEqual(predict(shipped, { values: lower }).probability);
    }),
    { numRuns: 2000 },
  );
});

test("nor does any single step up from a sample, through all levels of a score", () => {
  fc.assert(
    fc.property(sample, fc.nat({ max: 8 }), (row, f) => {
      const path = Array.from({ length: 10 }, (_, i) => row.with(f, i + 1));
      for (let i = 1; i < 10; i++) {
        expect(logitOf(shipped, path[i]!)).toBeGreaterThanOrEqual(logitOf(shipped, path[i - 1]!));
        expect(probabilityOf(shipped, path[i]!)).toBeGreaterThanOrEqual(probabilityOf(shipped, path[i - 1]!));
      }
    }),
    { numRuns: 500 },
  );
});

test("nor does any single step up from a row of the data, or into one", () => {
  for (const row of data.rows)
    for (let f = 0; f < 9; f++) {
      const here = probabilityOf(shipped, row);
      if (row[f]! < 10) expect(probabilityOf(shipped, row.with(f, row[f]! + 1))).toBeGreaterThanOrEqual(here);
      if (row[f]! > 1) expect(probabilityOf(shipped, row.with(f, row[f]! - 1))).toBeLessThanOrEqual(here);
    }
});

// With unknown scores, model/unknowns/reference.ts says why. There sums of many rows are rounded, which this allows for.
test("with scores unknown, no single step up lowers the probability of the shipped model either", () => {
  const partial = fc
    .array(fc.option(score, { nil: null }), { minLength: 9, maxLength: 9 })
    .filter((values) => values.some((value) => value !== null));
  fc.assert(
    fc.property(fc.oneof(partial, fc.constantFrom(...data.rows).chain(masked)), fc.nat(), (values, choice) => {
      const known = values.flatMap((value, f) => (value === null ? [] : [f]));
      const f = known[choice % known.length] as number;
      const path = Array.from({ length: 10 }, (_, i) => predict(shipped, { values: values.with(f, i + 1) }).probability);
      for (let i = 1; i < 10; i++) expect(path[i]).toBeGreaterThan(path[i - 1]! - 1e-12);
    }),
    { numRuns: 2000 },
  );
});

/** A row of the data with some of its scores hidden, not all. */
function masked(row: readonly number[]): fc.Arbitrary<(number | null)[]> {
  return fc.integer({ min: 1, max: 511 }).map((S) => row.map((score, f) => ((S >> f) & 1 ? score : null)));
}

test("the logit never falls in any network of these signs, however deep, and however large its weights", () => {
  const shape = fc.record({
    hidden: fc.array(fc.integer({ min: 1, max: 16 }), { maxLength: 3 }),
    scaling: fc.constantFrom<ScalingName>("min-max", "standard", "root-standard", "fourth-root-standard"),
    size: fc.constantFrom(1e-3, 1, 1e3),
    seed: fc.nat(),
  });
  fc.assert(
    fc.property(shape, rising, ({ hidden, scaling, size, seed }, { lower, higher }) => {
      const { normal } = createRandom(seed);
      const network = createNetwork({ inputs: 9, layers: [...hidden.map((units) => dense(units, "relu")), dense(1, "sigmoid")] });
      const parameters = Float64Array.from({ length: network.parameterCount }, () => size * normal());
      reflectInPlace(parameters, monotoneSigns(network));
      const model = changedModel({ scaling: fitScaling(scaling, data.rows), layers: layersOf(network, parameters) });
      expect(logitOf(model, higher)).toBeGreaterThanOrEqual(logitOf(model, lower));
    }),
    { numRuns: 500 },
  );
});
