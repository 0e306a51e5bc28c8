import fc from "fast-check";
import { expect, test } from "vitest";
import { holdOut } from "../../../model/training/hold-out.ts";
import { createRandom } from "../../../network/math/random.ts";

/** Each row is its own index, so that the parts can be traced back. */
const rowsOf = (labels: readonly number[]) => ({ rows: labels.map((_, i) => [i]), labels });
const classes = fc.tuple(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 2, max: 60 }), fc.integer());
const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });

test("every row is on one side, in the order of the data and with its own label; each class keeps its share", () => {
  fc.assert(
    fc.property(classes, share, ([negatives, positives, seed], part) => {
      const random = createRandom(seed);
      const labels = Array.from({ length: negatives + positives }, (_, i) => (i < negatives ? 0 : 1)).sort(() => random.integer(3) - 1);
      const { training, validation } = holdOut(rowsOf(labels), part, createRandom(seed));
      for (const { rows, labels: kept } of [training, validation]) {
        const indices = rows.map((row) => row[0]!);
        expect(indices).toEqual([...indices].sort((a, b) => a - b));
        expect(kept).toEqual(indices.map((i) => labels[i]));
      }
      expect([...training.rows, ...validation.rows].map((row) => row[0]).sort((a, b) => a! - b!)).toEqual(labels.map((_, i) => i));
      for (const [label, all] of [negatives, positives].entries()) {
        const held = validation.labels.filter((y) => y === label).length;
        expect(held).toBeGreaterThanOrEqual(1);
        expect(held).toBeLessThan(all);
        expect(Math.abs(held - part * all)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test("the same seed holds the same rows out, another seed others", () => {
  const data = rowsOf(Array.from({ length: 100 }, (_, i) => (i % 3 === 0 ? 1 : 0)));
  const heldOut = (seed: number) => holdOut(data, 0.2, createRandom(seed)).validation.rows;
  expect(heldOut(1)).toEqual(heldOut(1));
  expect(heldOut(1)).not.toEqual(heldOut(2));
});

test("a share outside of 0 to 1 and a class of a single row are refused", () => {
  expect(() => holdOut(rowsOf([0, 1, 0, 1]), 1, createRandom(1))).toThrow("the share to hold out must lie between 0 and 1, got 1");
  expect(() => holdOut(rowsOf([0, 1, 0]), 0.5, createRandom(1))).toThrow("class 1 needs at least 2 rows to hold some out, got 1");
});
