import { describe, expect, test } from "vitest";
import type { LabData } from "../../../web/lab/experiment/experiment.ts";
import { dataErrors, readNumber, readWhole } from "../../../web/lab/experiment/experiment-checks.ts";
import { type Preset, presetNamed } from "../../../web/lab/experiment/presets.ts";

const { experiment: shipped } = presetNamed("shipped") as Preset;

describe("numbers", () => {
  test.for([
    ["0.5", 0.5],
    ["0,5", 0.5],
    [" 1e-3 ", 0.001],
    [".25", 0.25],
    ["7.", 7],
  ] as const)("%s is read as %d", ([text, value]) => {
    expect(readNumber(text, {})).toBe(value);
  });

  test.for(["", "abc", "0x10", "1 000", "1e999", "NaN", "Infinity", "1.2.3"])("%j is refused with what was entered", (text) => {
    expect(() => readNumber(text, {})).toThrow(text === "" ? "got nothing" : `got ${JSON.stringify(text)}`);
  });

  test("bounds are named, and hold", () => {
    expect(() => readNumber("0", { above: 0 })).toThrow('must be a number above 0, got "0"');
    expect(() => readNumber("1", { from: 0, below: 1 })).toThrow('must be a number of at least 0 and below 1, got "1"');
    expect(() => readWhole("1.5", { from: 1 })).toThrow('must be a whole number of at least 1, got "1.5"');
    expect(readWhole("128", { from: 1, to: 128 })).toBe(128);
  });
});

describe("rows", () => {
  const data: LabData = {
    rows: [
      [1, 2],
      [3, 4],
      [5, 6],
      [7, 8],
    ],
    labels: [0, 0, 1, 1],
    inputNames: ["a", "b"],
    classNames: ["no", "yes"],
  };

  test("that fit the experiment have no errors", () => {
    expect(dataErrors(shipped, data)).toEqual({});
  });

  test("of one class cannot be learned from, and one row of a class cannot be divided", () => {
    expect(dataErrors(shipped, { ...data, labels: [0, 0, 0, 0] })).toEqual({
      data: 'must have rows of both classes, got none of "yes"',
    });
    expect(dataErrors(shipped, { ...data, labels: [0, 0, 0, 1] })).toEqual({
      holdout: 'needs at least 2 rows of each class, got 1 of "yes"',
    });
  });

  test("with negative values have no fourth roots", () => {
    expect(dataErrors(shipped, { ...data, rows: [...data.rows.slice(1), [-3, 0]] })).toEqual({
      scaling: "fourth-root-standard needs values of at least 0, got -3",
    });
  });

  test("have limits, which are named", () => {
    const many = Array.from({ length: 20_001 }, () => [1, 2]);
    expect(dataErrors(shipped, { ...data, rows: many, labels: many.map((_, i) => i % 2) }).data).toBe(
      "must have at most 20,000 rows, got 20,001",
    );
    const wide = data.rows.map(() => Array<number>(33).fill(1));
    expect(dataErrors(shipped, { ...data, rows: wide }).data).toBe("must have at most 32 columns, got 33");
  });
});
