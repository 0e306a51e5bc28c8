import { expect, test } from "vitest";
import { calibrationErrorsByChance, calibrationSlope, observedToExpected } from "../../../network/evaluation/calibration.ts";
import { createRandom } from "../../../network/math/random.ts";

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
const random = createRandom(7);
const z = Array.from({ length: 4000 }, () => 2 * random.normal());
const labels = z.map((x) => (random.uniform() < sigmoid(x) ? 1 : 0));

test("calibrated probabilities have a slope of about 1, and log-odds twice as large half of it", () => {
  const slope = calibrationSlope({ probabilities: z.map(sigmoid), labels });
  expect(slope).toBeGreaterThan(0.9);
  expect(slope).toBeLessThan(1.1);
  expect(calibrationSlope({ probabilities: z.map((x) => sigmoid(2 * x)), labels })).toBeCloseTo(slope / 2, 6);
});

test("observed to expected, by hand, with weights", () => {
  expect(observedToExpected({ probabilities: [0.5, 0.25, 0.25], labels: [1, 1, 0] })).toBe(2);
  expect(observedToExpected({ probabilities: [0.5, 0.25, 0.25], labels: [1, 0, 0], weights: [1, 2, 4] })).toBe(0.5);
});

test("the calibration error by chance: the mean distance of a binomial rate from its probability", () => {
  // Two cases at 1/2 lie in one bin: the observed rate is 0, 1/2 or 1 in 1, 2 and 1 of 4 draws.
  const errors = calibrationErrorsByChance([0.5, 0.5], 20_000, createRandom(3));
  expect(errors).toEqual(errors.toSorted((a, b) => a - b));
  expect([...new Set(errors)]).toEqual([0, 0.5]);
  expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeCloseTo(0.25, 2);
});

test("certain probabilities leave nothing to chance", () => {
  expect(calibrationErrorsByChance([0, 1, 1, 0], 5, createRandom(1))).toEqual([0, 0, 0, 0, 0]);
});
