import { expect, test } from "vitest";
import { figuresOf, meanAndStandardDeviation, pairedInterval, wilson } from "../../../network/evaluation/intervals.ts";
import { createRandom } from "../../../network/math/random.ts";

test("mean and sample standard deviation, by hand", () => {
  expect(meanAndStandardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ mean: 5, standardDeviation: Math.sqrt(32 / 7) });
  expect(meanAndStandardDeviation([3])).toEqual({ mean: 3, standardDeviation: 0 });
});

test("the interval of paired differences covers the true mean about 95 times in 100", () => {
  const random = createRandom(3);
  let held = 0;
  for (let run = 0; run < 200; run++) {
    // Rows and repeats vary at random around a true mean of 0.1.
    const ofRow = Array.from({ length: 60 }, () => random.normal());
    const repeats = Array.from({ length: 10 }, () => {
      const ofRepeat = 0.3 * random.normal();
      return ofRow.map((x) => 0.1 + x + ofRepeat);
    });
    const { interval } = pairedInterval(repeats, { groups: ofRow.map((_, i) => i), resamples: 300, random });
    held += interval[0] <= 0.1 && 0.1 <= interval[1] ? 1 : 0;
  }
  expect(held).toBeGreaterThan(176);
  expect(held).toBeLessThan(200);
});

test("drawing equal rows together widens the interval", () => {
  const differences = Array.from({ length: 100 }, (_, i) => (Math.floor(i / 10) % 2 ? 1 : -1));
  const width = (groups: number[]): number => {
    const { interval } = pairedInterval([differences], { groups, resamples: 500, random: createRandom(5) });
    return interval[1] - interval[0];
  };
  expect(width(differences.map((_, i) => Math.floor(i / 10)))).toBeGreaterThan(2 * width(differences.map((_, i) => i)));
});

test("rows without a probability do not count", () => {
  const labels = [0, 0, 0, 1, 1, 1];
  const groups = labels.map((_, i) => i);
  const options = { groups, resamples: 20, random: createRandom(1) };
  const some = figuresOf([Float64Array.of(0.1, 0.2, Number.NaN, 0.9, Number.NaN, 0.4)], labels, options);
  expect(some.accuracy.mean).toBe(3 / 4);
  expect(some.sensitivity.mean).toBe(1 / 2);
});

test("Wilson's interval equals a published one", () => {
  // Newcombe (1998), table I, method 3: 81 of 263, and 0 of 20.
  expect(wilson(81 / 263, 263).map((x) => Number(x.toFixed(4)))).toEqual([0.2553, 0.3662]);
  expect(wilson(0, 20).map((x) => Number(x.toFixed(4)))).toEqual([0, 0.1611]);
});

test("the interval contains the estimate, also where one repeat's calibration error is less than that of any resample", () => {
  const random = createRandom(2);
  const probabilities = Float64Array.from({ length: 200 }, (_, i) => (i % 10) / 10 + 0.05);
  // In each bin, as many positive cases as predicted.
  const labels = Array.from(probabilities, (p, i) => (Math.floor(i / 10) % 20 < Math.round(20 * p) ? 1 : 0));
  const figures = figuresOf([probabilities], labels, { groups: labels.map((_, i) => i), resamples: 200, random });
  expect(figures.calibrationError.mean).toBeLessThan(0.001);
  for (const { mean, interval } of Object.values(figures)) expect(interval[0] <= mean && mean <= interval[1]).toBe(true);
});
