import fc from "fast-check";
import { expect, test } from "vitest";
import { symmetricEigenpairs } from "../../../network/math/eigen.ts";
import { leadingEigenpairs } from "../../../network/math/leading.ts";
import { dot, norm } from "../../../network/math/matrix.ts";

/** Positive semidefinite matrices (n × n): A = B Bᵀ. */
const semidefinite = fc
  .integer({ min: 1, max: 24 })
  .chain((n) => fc.array(fc.integer({ min: -30, max: 30 }), { minLength: n * n, maxLength: n * n }).map((B) => ({ n, B })))
  .map(({ n, B }) => ({
    n,
    matrix: Float64Array.from({ length: n * n }, (_, e) => {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += B[Math.floor(e / n) * n + k]! * B[(e % n) * n + k]!;
      return sum;
    }),
  }));

test("eigenpairs of a symmetric matrix: A x = λ x, largest first", () => {
  const pairs = symmetricEigenpairs(Float64Array.of(2, 1, 0, 1, 2, 1, 0, 1, 2), 3);
  expect(pairs.map(({ value }) => value)).toEqual([2 + Math.SQRT2, 2, 2 - Math.SQRT2].map((x) => expect.closeTo(x, 12)));
  const [x, y, z] = pairs[0]!.vector as unknown as [number, number, number];
  expect([2 * x + y, x + 2 * y + z, y + 2 * z]).toEqual([x, y, z].map((c) => expect.closeTo((2 + Math.SQRT2) * c, 12)));
});

test("the leading eigenpairs are the first of all eigenpairs", () => {
  fc.assert(
    fc.property(semidefinite, ({ n, matrix }) => {
      const all = symmetricEigenpairs(matrix, n);
      const leading = leadingEigenpairs(matrix, n, 2);
      expect(leading).toHaveLength(Math.min(2, n));
      const largest = all[0]!.value;
      leading.forEach(({ value, vector }, i) => {
        expect(Math.abs(value - all[i]!.value)).toBeLessThanOrEqual(1e-9 * largest);
        if (value <= 1e-9 * largest) return;
        expect(norm(vector)).toBeCloseTo(1, 10);
        const image = Float64Array.from({ length: n }, (_, k) => dot(matrix.subarray(k * n, (k + 1) * n), vector));
        expect(norm(image.map((x, k) => x - value * vector[k]!))).toBeLessThanOrEqual(1e-6 * largest);
      });
    }),
  );
});

test("leading eigenpairs of a diagonal matrix are its largest entries, wherever they stand", () => {
  const n = 300;
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) matrix[i * n + i] = 1 / (1 + ((i * 7) % n));
  const [first, second] = leadingEigenpairs(matrix, n, 2);
  expect([first!.value, second!.value]).toEqual([1, 0.5].map((x) => expect.closeTo(x, 12)));
  expect(Math.abs(first!.vector[0]!)).toBeCloseTo(1, 9);
  expect(Math.abs(second!.vector[43]!)).toBeCloseTo(1, 9);
});

test("a matrix of another size is refused", () => {
  expect(() => symmetricEigenpairs(new Float64Array(5), 2)).toThrow("a 2 × 2 matrix must have 4 entries, got 5");
  expect(() => leadingEigenpairs(new Float64Array(5), 2, 2)).toThrow("a 2 × 2 matrix must have 4 entries, got 5");
});
