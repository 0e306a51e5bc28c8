import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cosPi, exp, expm1, log, log1p, powInteger, sigmoid, softplus, tanh } from "../../../network/math/exact.ts";
import { createRandom } from "../../../network/math/random.ts";
import { fixed, oracle, ulps } from "./oracle.ts";

const exact = { exp, expm1, log, log1p, tanh, sigmoid };

/** Each function with the range of its measurement and the error that its docstring states, in ulp. */
const stated = [
  { name: "exp", from: -40, to: 40, below: 1 },
  { name: "expm1", from: -20, to: 20, below: 2 },
  { name: "expm1", from: -1e-3, to: 1e-3, below: 2 },
  { name: "log", from: 1e-9, to: 1000, below: 1 },
  { name: "log", from: 0.7, to: 1.5, below: 1 },
  { name: "log1p", from: -0.5, to: 1, below: 2 },
  { name: "log1p", from: -1e-6, to: 1e-6, below: 2 },
  { name: "tanh", from: -6, to: 6, below: 3 },
  { name: "tanh", from: -0.01, to: 0.01, below: 3 },
  { name: "sigmoid", from: -40, to: 40, below: 3 },
] as const;

test.each(stated)("$name on [$from, $to] is off by less than $below ulp", ({ name, from, to, below }) => {
  const random = createRandom(1);
  let worst = 0;
  for (let i = 0; i < 1500; i++) {
    const x = from + (to - from) * random.uniform();
    worst = Math.max(worst, ulps(exact[name](x), oracle[name](fixed(x))));
  }
  expect(worst).toBeLessThan(below);
});

describe("at the limits", () => {
  test("exp", () => {
    expect([exp(0), exp(-Infinity), exp(Infinity), exp(NaN)]).toEqual([1, 0, Infinity, NaN]);
    expect(exp(709.78)).toBeLessThan(Infinity);
    expect(exp(709.79)).toBe(Infinity);
    expect(exp(-745)).toBe(5e-324);
    expect(exp(-746)).toBe(0);
  });
  test("log", () => {
    expect([log(1), log(0), log(-1), log(Infinity)]).toEqual([0, -Infinity, NaN, Infinity]);
    expect(log(5e-324)).toBeCloseTo(-744.4400719213812, 12);
  });
  test("tanh and sigmoid saturate, and never leave their range", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (z) => {
        expect(Math.abs(tanh(z))).toBeLessThanOrEqual(1);
        expect(tanh(-z)).toBe(-tanh(z) + 0);
        expect(sigmoid(z)).toBeGreaterThanOrEqual(0);
        expect(sigmoid(z)).toBeLessThanOrEqual(1);
      }),
    );
    expect(sigmoid(1000)).toBe(1);
    expect(sigmoid(-1000)).toBe(0);
  });
});

test("softplus(z) − softplus(−z) = z, even where e^z would overflow", () => {
  fc.assert(
    fc.property(fc.double({ min: -1000, max: 1000, noNaN: true }), (z) => {
      expect(softplus(z) - softplus(-z)).toBeCloseTo(z, 10);
    }),
  );
});

test("cosPi falls from 1 through 0 to −1", () => {
  for (let i = 0; i <= 100; i++) expect(Math.abs(cosPi(i / 100) - Math.cos((Math.PI * i) / 100))).toBeLessThan(1e-15);
});

test("powInteger is exact if the result can be, and refuses an exponent that is not an integer", () => {
  expect([powInteger(2, 0), powInteger(2, 10), powInteger(3, 13), powInteger(0.5, 20)]).toEqual([1, 1024, 1594323, 2 ** -20]);
  for (const n of [Infinity, NaN, -1, 0.5])
    expect(() => powInteger(2, n)).toThrow(new RangeError(`the exponent must be an integer of at least 0, got ${n}`));
});
