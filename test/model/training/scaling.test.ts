import { expect, test } from "vitest";
import { fitScaling, scaleRow, scalingNames } from "../../../model/training/scaling.ts";
import { readTrainingData } from "../../../scripts/training-data.ts";

const { rows } = await readTrainingData("data/wisconsin.csv");

test.each(["standard", "log-standard", "root-standard", "fourth-root-standard"] as const)(
  "%s inputs have mean 0 and standard deviation 1",
  (name) => {
    const scaling = fitScaling(name, rows);
    const inputs = rows.map((row) => scaleRow(scaling, row));
    for (let f = 0; f < 9; f++) {
      expect(inputs.reduce((sum, x) => sum + x[f]!, 0) / inputs.length).toBeCloseTo(0, 10);
      expect(Math.sqrt(inputs.reduce((sum, x) => sum + x[f]! ** 2, 0) / inputs.length)).toBeCloseTo(1, 10);
    }
  },
);

test.each([
  ["log-standard", Math.log],
  ["root-standard", (score: number) => score ** 0.5],
  ["fourth-root-standard", (score: number) => score ** 0.25],
] as const)("%s centres the transformed scores", (name, transformed) => {
  const { offset } = fitScaling(name, rows);
  expect(offset[0]).toBeCloseTo(rows.reduce((sum, row) => sum + transformed(row[0]!), 0) / rows.length, 12);
});

test.each(scalingNames)("%s inputs rise with the score", (name) => {
  const scaling = fitScaling(name, rows);
  const inputs = Array.from({ length: 10 }, (_, i) => scaleRow(scaling, new Array(9).fill(i + 1)));
  for (let i = 1; i < 10; i++) for (let f = 0; f < 9; f++) expect(inputs[i]![f]).toBeGreaterThan(inputs[i - 1]![f]!);
});

test("min-max inputs lie between 0 and 1 and reach both", () => {
  const scaling = fitScaling("min-max", rows);
  const first = rows.map((row) => scaleRow(scaling, row)[0]!);
  expect([Math.min(...first), Math.max(...first)]).toEqual([0, 1]);
});

test("a feature that never varies keeps its unit", () => {
  expect(fitScaling("min-max", [[3], [3]])).toEqual({ name: "min-max", offset: [3], scale: [1] });
});
