import fc from "fast-check";
import { expect, test } from "vitest";
import { affineInto, dot, inputGradientInto, norm, weightGradientInto } from "../../../network/math/matrix.ts";

test("the three products, by hand", () => {
  // W = [[1 2 3], [4 5 6]], X = columns (1 0 −1) and (2 1 0)
  const W = Float64Array.of(1, 2, 3, 4, 5, 6);
  const X = Float64Array.of(1, 0, -1, 2, 1, 0);
  const Z = new Float64Array(4);
  affineInto(Z, W, Float64Array.of(10, 20), X, 2);
  expect([...Z]).toEqual([8, 18, 14, 33]);

  const dZ = Float64Array.of(1, 2, 3, 4);
  const dW = new Float64Array(6).fill(99);
  const db = new Float64Array(2).fill(99);
  weightGradientInto(dW, db, dZ, X, 2);
  expect([...dW]).toEqual([7, 3, -1, 10, 4, -2]);
  expect([...db]).toEqual([4, 6]);

  const dA = new Float64Array(6);
  inputGradientInto(dA, W, dZ, 2, 2);
  expect([...dA]).toEqual([9, 12, 15, 19, 26, 33]);
});

test("⟨dZ, W x⟩ = ⟨Wᵀ dZ, x⟩ for any shape", () => {
  const whole = fc.integer({ min: -20, max: 20 });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 6 }),
      fc.array(whole, { minLength: 60, maxLength: 60 }),
      (h, n, numbers) => {
        const W = Float64Array.from(numbers.slice(0, h * n));
        const x = Float64Array.from(numbers.slice(40, 40 + n));
        const d = Float64Array.from(numbers.slice(50, 50 + h));
        const z = new Float64Array(h);
        const back = new Float64Array(n);
        affineInto(z, W, new Float64Array(h), x, 1);
        inputGradientInto(back, W, d, h, 1);
        expect(dot(d, z)).toBe(dot(back, x));
      },
    ),
  );
});

test("dot and norm, by hand", () => {
  expect(norm(Float64Array.of(3, 4))).toBe(5);
  expect(() => dot(new Float64Array(2), new Float64Array(3))).toThrow("dot: the lengths must be equal, got 2 and 3");
});
