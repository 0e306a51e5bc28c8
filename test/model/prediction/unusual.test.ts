import fc from "fast-check";
import { expect, test } from "vitest";
import { classShapes } from "../../../model/prediction/class-shapes.ts";
import { classDistance } from "../../../model/prediction/mahalanobis.ts";
import { predict } from "../../../model/prediction/predict.ts";
import { isUnusual } from "../../../model/prediction/unusual.ts";
import { scaleRow } from "../../../model/training/scaling.ts";
import { anyModelAndSample } from "../arbitraries.ts";
import { changedModel, shipped } from "../models.ts";

/** d² = (x − m)ᵀ S⁻¹ (x − m) over the known inputs, by Gaussian elimination with pivots. */
function squaredDistance(difference: readonly number[], covariance: readonly (readonly number[])[]): number {
  const n = difference.length;
  const rows = covariance.map((row, i) => [...row, difference[i]!]);
  for (let c = 0; c < n; c++) {
    const pivot = rows.slice(c).reduce((best, row, i) => (Math.abs(row[c]!) > Math.abs(rows[best]![c]!) ? c + i : best), c);
    [rows[c], rows[pivot]] = [rows[pivot]!, rows[c]!];
    for (let r = c + 1; r < n; r++) {
      const factor = rows[r]![c]! / rows[c]![c]!;
      for (let k = c; k <= n; k++) rows[r]![k]! -= factor * rows[c]![k]!;
    }
  }
  const solution = new Array<number>(n).fill(0);
  for (let r = n - 1; r >= 0; r--) {
    const rest = rows[r]!.slice(r + 1, n).reduce((sum, value, k) => sum + value * solution[r + 1 + k]!, 0);
    solution[r] = (rows[r]![n]! - rest) / rows[r]![r]!;
  }
  return difference.reduce((sum, d, i) => sum + d * solution[i]!, 0);
}

test("the distance is Mahalanobis's to the nearer class, over the known features, for any model", () => {
  fc.assert(
    fc.property(anyModelAndSample, ({ model, values }) => {
      const { background, scaling, range } = model.file;
      const n = values.length;
      const known = values.flatMap((value, f) => (value === null ? [] : [f]));
      const x = scaleRow(
        scaling,
        values.map((value) => value ?? range[0]),
      );
      const expected = classShapes(background, scaling).map(({ mean, covariance }) =>
        squaredDistance(
          known.map((f) => x[f]! - mean[f]!),
          known.map((f) => known.map((g) => covariance[f * n + g]!)),
        ),
      );
      const distance = classDistance(background, scaling, range);
      const squared = distance.squared(values);
      const nearer = Math.min(...expected);
      expect(Math.abs(squared - nearer)).toBeLessThan(1e-9 * Math.max(1, nearer));
      const limit = Math.sqrt(squared);
      expect(distance.exceeds(values, 1.001 * limit + 1e-9)).toBe(false);
      if (squared > 1e-9) expect(distance.exceeds(values, 0.999 * limit)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("covariances are those of each class, drawn towards both together, with a ridge: never singular", () => {
  const scaling = { name: "standard", offset: [0, 0], scale: [1, 1] } as const;
  const rows = [
    [1, 5],
    [3, 5],
    [7, 5],
  ];
  const [negative, positive] = classShapes(
    {
      rows,
      counts: [
        [1, 0],
        [1, 0],
        [0, 2],
      ],
    },
    scaling,
  );
  expect([...negative.mean, ...positive.mean]).toEqual([2, 5, 7, 5]);
  // The variance of the first class is 1, that of the second 0, within both 0.5, over all rows 6.75; the other feature is constant.
  expect([...negative.covariance].map((value) => Number(value.toFixed(9)))).toEqual([1.1875, 0, 0, 0.05]);
  expect([...positive.covariance].map((value) => Number(value.toFixed(9)))).toEqual([0.4875, 0, 0, 0.05]);
});

test("a sample is unusual exactly beyond the distance for as many known scores; where there is none it cannot be told", () => {
  const distance = classDistance(shipped.file.background, shipped.file.scaling, shipped.file.range);
  const sample = fc.array(fc.option(fc.integer({ min: 1, max: 10 }), { nil: null }), { minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(sample, (values) => {
      const limit = shipped.file.unusual.distances[values.filter((value) => value !== null).length] ?? null;
      expect(isUnusual(shipped, values)).toBe(limit === null ? null : distance.squared(values) > limit * limit);
    }),
    { numRuns: 1_000 },
  );
  expect(shipped.file.unusual.distances.map((limit) => limit === null)).toEqual([...new Array(3).fill(true), ...new Array(7).fill(false)]);
  const untold = changedModel({ unusual: { distances: new Array<null>(10).fill(null) } });
  expect(predict(untold, { values: [1, 10, 1, 10, 1, 10, 1, 10, 1] }).unusual).toBeNull();
});

test("about one in a hundred training rows is unusual, and a row with its scores in turns of 1 and 10 is", () => {
  const { rows, counts } = shipped.file.background;
  const unusual = rows.reduce((sum, values, r) => sum + (isUnusual(shipped, values) ? counts[r]![0] + counts[r]![1] : 0), 0);
  expect(unusual / shipped.file.data.used).toBeLessThan(0.02);
  expect(isUnusual(shipped, [1, 10, 1, 10, 1, 10, 1, 10, 1])).toBe(true);
});
