import { expect, test } from "vitest";
import { figuresOf, meanAndDeviation, pairedInterval } from "../../../network/evaluation/intervals.ts";
import { createRandom } from "../../../network/math/random.ts";

test("mean and standard standardDeviation are those of the sample", () => {
  expect(meanAndDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ mean: 5, standardDeviation: Math.sqrt(32 / 7) });
  expect(meanAndDeviation([3])).toEqual({ mean: 3, standardDeviation: 0 });
});

test("the interval of paired differences holds the truth about 95 times in 100", () => {
  const random = createRandom(3);
  let held = 0;
  for (let run = 0; run < 200; run++) {
    // Rows differ by chance, repeats by chance; the true mean is 0.1.
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

test("rows that are drawn together widen the interval", () => {
  const differences = Array.from({ length: 100 }, (_, i) => (Math.floor(i / 10) % 2 ? 1 : -1));
  const width = (groups: number[]): number => {
    const { interval } = pairedInterval([differences], { groups, resamples: 500, random: createRandom(5) });
    return interval[1] - interval[0];
  };
  expect(width(differences.map((_, i) => Math.floor(i / 10)))).toBeGreaterThan(2 * width(differences.map((_, i) => i)));
});

test("rows without an answer do not count", () => {
  const labels = [0, 0, 0, 1, 1, 1];
  const groups = labels.map((_, i) => i);
  const options = { groups, resamples: 20, random: createRandom(1) };
  const some = figuresOf([Float64Array.of(0.1, 0.2, Number.NaN, 0.9, Number.NaN, 0.4)], labels, options);
  expect(some.accuracy.mean).toBe(3 / 4);
  expect(some.sensitivity.mean).toBe(1 / 2);
});
