import { describe, expect, test } from "vitest";
import { madeProblem, madeProblemNames } from "../../network/examples/made-problems.ts";

describe.each(madeProblemNames)("%s", (name) => {
  test("the same seed gives the same points, another seed does not", () => {
    expect(madeProblem(name, 50, 3)).toEqual(madeProblem(name, 50, 3));
    expect(madeProblem(name, 50, 3)).not.toEqual(madeProblem(name, 50, 4));
  });

  test("has both classes, between a third and two thirds each, and stays near the square", () => {
    const { rows, labels } = madeProblem(name, 300, 1);
    const ones = labels.filter((label) => label === 1).length;
    expect(ones).toBeGreaterThan(100);
    expect(ones).toBeLessThan(200);
    expect(Math.max(...rows.flat().map(Math.abs))).toBeLessThan(1.2);
  });
});

test("the ring's disc and its surroundings do not touch", () => {
  const { rows, labels } = madeProblem("ring", 500, 2);
  rows.forEach(([x, y], i) => {
    const radius = Math.hypot(x, y);
    if (labels[i] === 1) expect(radius).toBeLessThanOrEqual(0.5 + 1e-12);
    else expect(radius).toBeGreaterThanOrEqual(0.7 - 1e-12);
  });
});
