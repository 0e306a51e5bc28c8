import fc from "fast-check";
import { expect, test } from "vitest";
import { repeatedFolds, stratifiedFolds } from "../../../network/evaluation/folds.ts";
import { groupEqualRows } from "../../../network/evaluation/groups.ts";
import { createRandom } from "../../../network/math/random.ts";
import { readTrainingData } from "../../../scripts/training-data.ts";

const { rows, labels } = await readTrainingData("data/wisconsin.csv");

test("every row is in one test fold and in the training rows of all others", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 20 }), fc.integer({ min: 0, max: 1000 }), (k, seed) => {
      const folds = stratifiedFolds(labels, k, createRandom(seed));
      expect(folds.flatMap(({ test }) => test).sort((a, b) => a - b)).toEqual(rows.map((_, i) => i));
      for (const { train, test } of folds) expect(new Set([...train, ...test]).size).toBe(rows.length);
      for (const name of [0, 1]) {
        const counts = folds.map(({ test }) => test.filter((i) => labels[i] === name).length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 20, seed: 1 },
  );
});

test("grouped folds keep equal rows together: 449 groups of 683 rows", () => {
  const groups = groupEqualRows(rows);
  expect(new Set(groups).size).toBe(449);
  for (const folds of repeatedFolds(labels, { repeats: 3, k: 10, seed: 5, groups }))
    for (const { train, test } of folds) {
      const trained = new Set(train.map((i) => rows[i]!.join()));
      expect(test.some((i) => trained.has(rows[i]!.join()))).toBe(false);
      // The largest group has 27 rows.
      expect(test.length).toBeGreaterThan(68 - 27);
      expect(test.length).toBeLessThan(69 + 27);
    }
});

test("a group of several classes stays in one fold, too", () => {
  const mixed = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1];
  const groups = [0, 0, 1, 2, 3, 4, 5, 6, 7, 0];
  for (let seed = 0; seed < 20; seed++) {
    const folds = stratifiedFolds(mixed, 3, createRandom(seed), groups);
    expect(folds.flatMap(({ test }) => test).sort((a, b) => a - b)).toEqual(mixed.map((_, i) => i));
    expect(folds.filter(({ test }) => test.some((i) => groups[i] === 0))).toHaveLength(1);
  }
});

test("the same seed gives the same folds, another seed gives others", () => {
  const of = (seed: number) => JSON.stringify(repeatedFolds(labels, { repeats: 1, k: 10, seed }));
  expect(of(1)).toBe(of(1));
  expect(of(1)).not.toBe(of(2));
});

test("too few rows of a class, too few folds and missing groups are refused", () => {
  expect(() => stratifiedFolds([0, 0, 0, 1], 3, createRandom(1))).toThrow("class 1 must have at least 3 separate rows for 3 folds, got 1");
  expect(() => stratifiedFolds([0, 1], 1, createRandom(1))).toThrow("the number of folds must be an integer of at least 2, got 1");
  expect(() => stratifiedFolds([0, 1], 2, createRandom(1), [0])).toThrow("there must be one group per row, got 1 for 2");
});
