import fc from "fast-check";
import { expect, test } from "vitest";
import { isotonicInto } from "../../../model/unknowns/isotonic.ts";

function isotonic(means: readonly number[], weights: readonly number[]): number[] {
  const fitted = new Float64Array(means.length);
  const sums = Float64Array.from(means, (mean, i) => mean * weights[i]!);
  isotonicInto(fitted, sums, Float64Array.from(weights), means.length);
  return [...fitted];
}

const points = fc.array(fc.record({ mean: fc.integer({ min: -20, max: 20 }), weight: fc.integer({ min: 1, max: 5 }) }), { maxLength: 30 });

test("what falls is pooled: an example by hand", () => {
  expect(isotonic([1, 3, 2, 4, 0, 5], [1, 1, 1, 1, 2, 1])).toEqual([1, 1.8, 1.8, 1.8, 1.8, 5]);
});

// The conditions of Karush, Kuhn and Tucker, which are sufficient: the problem is convex.
test("the result never falls, keeps the mean of every level stretch, and no start of such a stretch lies below it", () => {
  fc.assert(
    fc.property(points, (drawn) => {
      const means = drawn.map(({ mean }) => mean);
      const weights = drawn.map(({ weight }) => weight);
      const fitted = isotonic(means, weights);
      let excess = 0;
      fitted.forEach((value, i) => {
        if (i > 0) expect(value).toBeGreaterThanOrEqual(fitted[i - 1]!);
        if (i > 0 && value > fitted[i - 1]! + 1e-9) expect(Math.abs(excess)).toBeLessThan(1e-9);
        excess += weights[i]! * (means[i]! - value);
        expect(excess).toBeGreaterThan(-1e-9);
      });
      expect(Math.abs(excess)).toBeLessThan(1e-9);
    }),
  );
});
