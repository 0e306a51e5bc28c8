import { expect, test } from "vitest";
import { fitLogistic } from "../../../network/evaluation/logistic.ts";

const logit = (p: number): number => Math.log(p / (1 - p));

test("for a variable of two values, the fit gives the observed rates", () => {
  // 1 of 4 at 0, 3 of 5 at 2.
  const fit = fitLogistic({ values: [0, 0, 0, 0, 2, 2, 2, 2, 2], labels: [1, 0, 0, 0, 1, 1, 1, 0, 0] });
  expect(fit.intercept).toBeCloseTo(logit(1 / 4), 9);
  expect(fit.slope).toBeCloseTo((logit(3 / 5) - logit(1 / 4)) / 2, 9);
});

test("the fit of a published example: hours of study and an exam passed", () => {
  // Wikipedia, Logistic regression: intercept −4.0777, slope 1.5046.
  const values = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5, 5.5];
  const labels = [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1];
  const fit = fitLogistic({ values, labels });
  expect(fit.intercept).toBeCloseTo(-4.0777, 4);
  expect(fit.slope).toBeCloseTo(1.5046, 4);
});

test("a case of weight 3 counts like three cases, and one of weight 0 not at all", () => {
  const weighted = fitLogistic({ values: [1, 2, 3, 4, 99], labels: [0, 1, 0, 1, 0], weights: [2, 1, 1, 3, 0] });
  const repeated = fitLogistic({ values: [1, 1, 2, 3, 4, 4, 4], labels: [0, 0, 1, 0, 1, 1, 1] });
  expect(weighted.intercept).toBeCloseTo(repeated.intercept, 9);
  expect(weighted.slope).toBeCloseTo(repeated.slope, 9);
});

test.each([
  ["values that separate the classes", [1, 2, 3, 4], [0, 0, 1, 1]],
  ["one class", [1, 2, 3, 4], [1, 1, 1, 1]],
  ["one value", [2, 2, 2], [0, 1, 1]],
  ["no case", [], []],
])("%s: NaN", (_, values, labels) => {
  expect(fitLogistic({ values, labels })).toEqual({ intercept: Number.NaN, slope: Number.NaN });
});
