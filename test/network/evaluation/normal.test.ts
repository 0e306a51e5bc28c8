import { expect, test } from "vitest";
import { standardErrors } from "../../../network/evaluation/normal.ts";

test("standard errors to either side: the quantiles of the normal distribution", () => {
  // scipy.stats.norm.isf(miss / 2)
  const quantiles = [
    [1, 0],
    [0.3173105078629141, 1],
    [0.05, 1.959963984540054],
    [0.01, 2.5758293035489004],
    [0.05 / 24, 3.0780880728421764],
    [1e-6, 4.891638],
  ] as const;
  for (const [miss, quantile] of quantiles) expect(Math.abs(standardErrors(miss) - quantile)).toBeLessThan(0.00045);
});

test("a probability outside its range is refused", () => {
  for (const miss of [0, -0.1, 1.1, Number.NaN]) expect(() => standardErrors(miss)).toThrow("miss must lie in (0, 1]");
});
