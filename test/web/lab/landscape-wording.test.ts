import { expect, test } from "vitest";
import { coordinate, levelText, lossText, mapSentence, planeSentence } from "../../../web/lab/landscape/wording.ts";

test("losses have three significant digits, and powers of ten where they are tiny or huge", () => {
  expect([0.36789, 12.44, 0.1, 1234.5, 3.14e-7, 2.5e8, 0].map(lossText)).toEqual([
    "0.368",
    "12.4",
    "0.100",
    "1,235",
    "3.14 × 10⁻⁷",
    "2.50 × 10⁸",
    "0",
  ]);
  expect([Number.POSITIVE_INFINITY, Number.NaN].map(lossText)).toEqual(["∞", "not a number"]);
  expect([0.5, 20, 1e-7].map(levelText)).toEqual(["0.5", "20", "10⁻⁷"]);
  expect([-1.234, -0.001, 2].map((value) => coordinate(value))).toEqual(["−1.23", "0.00", "2.00"]);
});

const path = {
  epochs: Float64Array.of(0, 1),
  x: Float64Array.of(-2, 0),
  y: Float64Array.of(1, 0),
  losses: Float64Array.of(0.368, 0.06),
  projectedLosses: Float64Array.of(0.083, 0.06),
};

test("the sentence beside a map says how true it is", () => {
  expect(planeSentence({ plane: "run", path, kept: 0.79 })).toBe(
    "The plane keeps 79.0% of the variance of the path. At the start the real loss is 0.368 and that of its projection 0.0830; at the end both are 0.0600, because the plane goes through the end of the path.",
  );
  expect(planeSentence({ plane: "random", path })).toMatch(/^At the start .* because the plane goes through where the run is now\.$/);
});

test("the sentence of a map names its lowest and its highest point", () => {
  const xs = Float64Array.of(-1, 1);
  expect(mapSentence({ xs, ys: xs, heights: Float64Array.of(0.5, 3, 0.25, 1) }, "")).toContain(
    "between 0.250 at (−1.00, 1.00) and 3.00 at (1.00, −1.00)",
  );
});
