import { describe, expect, test } from "vitest";
import { linePath } from "../../web/components/line-path.ts";
import { linearScale, logarithmicScale, roundNumbers } from "../../web/components/scales.ts";

describe("scales", () => {
  test("a linear scale maps its domain to its range and back", () => {
    const scale = linearScale([-2, 6], [300, 100]);
    expect([-2, 0, 6].map(scale)).toEqual([300, 250, 100]);
    expect(scale.invert(250)).toBe(0);
    expect(scale.range).toEqual([300, 100]);
  });

  test("one with a single number in its domain puts everything in the middle", () => {
    expect(linearScale([3, 3], [0, 10])(3)).toBe(5);
  });

  test("a logarithmic scale gives equal ratios equal steps, and no place to what is not above 0", () => {
    const scale = logarithmicScale([0.01, 100], [0, 400]);
    for (const [i, value] of [0.01, 0.1, 1, 10, 100].entries()) expect(scale(value)).toBeCloseTo(100 * i);
    expect(scale.invert(300)).toBeCloseTo(10);
    for (const value of [0, -1]) expect(scale(value)).not.toSatisfy(Number.isFinite);
  });

  test.each([
    { low: 0, high: 1, count: 5, numbers: [0, 0.2, 0.4, 0.6, 0.8, 1] },
    { low: -0.31, high: 0.3, count: 5, numbers: [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3] },
    { low: 0, high: 67_000, count: 5, numbers: [0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000] },
    { low: 0.812, high: 0.813, count: 5, numbers: [0.812, 0.8122, 0.8124, 0.8126, 0.8128, 0.813] },
    { low: 7, high: 7, count: 5, numbers: [7] },
    { low: 8, high: 7, count: 5, numbers: [] },
  ])("the round numbers from $low to $high", ({ low, high, count, numbers }) => {
    expect(roundNumbers(low, high, count)).toEqual(numbers);
  });
});

describe("the path of a line", () => {
  const path = (ys: readonly number[]) =>
    linePath(
      ys.length,
      (i) => i,
      (i) => ys[i] as number,
    );

  test("goes through all points, rounded", () => {
    expect(path([1, 2.345, 3])).toBe("M0,1L1,2.3L2,3");
    expect(path([])).toBe("");
  });

  test("is interrupted where a number is missing, and a point alone is a dot", () => {
    expect(path([1, 2, Number.NaN, 4, Number.NEGATIVE_INFINITY, 6, 7])).toBe("M0,1L1,2M3,4ZM5,6L6,7");
  });
});
