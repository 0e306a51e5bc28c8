import { describe, expect, test } from "vitest";
import { createRandom, shuffleInPlace } from "../../../network/math/random.ts";

/** xoshiro128** from the state (1, 2, 3, 4): the first outputs of the authors' C code. */
const published = [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804];

test("the bits are those of xoshiro128**", () => {
  const random = createRandom([1, 2, 3, 4]);
  expect(published.map(() => random.bits())).toEqual(published);
});

test("a generator continues from a saved state", () => {
  const random = createRandom(42);
  for (let i = 0; i < 100; i++) random.normal();
  const state = random.state();
  const next = Array.from({ length: 50 }, random.normal);
  expect(Array.from({ length: 50 }, createRandom(state).normal)).toEqual(next);
  random.restore(state);
  expect(Array.from({ length: 50 }, random.normal)).toEqual(next);
  expect(() => random.restore([0, 0, 0, 0])).toThrow("a random state must be four 32-bit integers, not all 0, got 0,0,0,0");
});

test("different seeds give different sequences, and a fraction is no seed", () => {
  expect(createRandom(1).bits()).not.toBe(createRandom(2).bits());
  expect(createRandom(1).bits()).not.toBe(createRandom(1 + 2 ** 32).bits());
  expect(() => createRandom(1.5)).toThrow("seed must be an integer, got 1.5");
  expect(() => createRandom([0, 0, 0, 0])).toThrow("a random state must be four 32-bit integers, not all 0, got 0,0,0,0");
});

describe("normal numbers", () => {
  const random = createRandom(5);
  const count = 400_000;
  const draws = Array.from({ length: count }, random.normal);
  const moment = (k: number) => draws.reduce((sum, x) => sum + x ** k, 0) / count;

  test("have the moments of the standard normal, within five standard errors", () => {
    expect(Math.abs(moment(1))).toBeLessThan(5 / Math.sqrt(count));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(5 * Math.sqrt(2 / count));
    expect(Math.abs(moment(3))).toBeLessThan(5 * Math.sqrt(15 / count));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(5 * Math.sqrt(96 / count));
  });

  test("fill the tails as the tables say", () => {
    // P(|x| > t) of the standard normal, from its tables
    for (const [t, p] of [
      [1, 0.3173105],
      [2, 0.0455003],
      [3, 0.0026998],
      [3.5, 0.00046526],
    ] as const) {
      const share = draws.filter((x) => Math.abs(x) > t).length / count;
      expect(Math.abs(share - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / count));
    }
  });
});

test("addNormalsInto adds what calls of normal would have returned", () => {
  const random = createRandom(8);
  const copy = createRandom(8);
  const values = new Float64Array(20_000).fill(1);
  random.addNormalsInto(values, 19_999, 0.5);
  expect([...values]).toEqual([...Array.from({ length: 19_999 }, () => 1 + 0.5 * copy.normal()), 1]);
  expect(random.state()).toEqual(copy.state());
});

test("integer is uniform and unbiased", () => {
  const random = createRandom(9);
  const counts = new Array(7).fill(0);
  for (let i = 0; i < 70_000; i++) counts[random.integer(7)] += 1;
  const chiSquare = counts.reduce((sum: number, n: number) => sum + (n - 10_000) ** 2 / 10_000, 0);
  expect(chiSquare).toBeLessThan(22.46); // 99.9 % quantile, 6 degrees of freedom
  expect(() => random.integer(0)).toThrow("bound must be an integer from 1 to 2^32, got 0");
});

test("a shuffle keeps every item, and every order occurs", () => {
  const random = createRandom(3);
  const seen = new Set<string>();
  for (let i = 0; i < 200; i++) {
    const items = [1, 2, 3];
    shuffleInPlace(items, random);
    expect([...items].sort()).toEqual([1, 2, 3]);
    seen.add(items.join());
  }
  expect(seen.size).toBe(6);
});
