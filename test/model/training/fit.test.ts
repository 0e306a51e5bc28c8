import { expect, test } from "vitest";
import { fit } from "../../../model/training/fit.ts";
import { probabilitiesOf, probabilityOf } from "../../../model/training/fitted.ts";
import { distinctRows } from "../../../model/training/labelled-rows.ts";
import type { Recipe } from "../../../model/training/recipe.ts";
import { fitScaling, scale } from "../../../model/training/scaling.ts";
import { readTrainingData } from "../../../scripts/fit.ts";
import { shipped } from "../models.ts";

const data = readTrainingData("data/wisconsin.csv");
const short: Recipe = { ...shipped.file.recipe, training: { ...shipped.file.recipe.training, epochs: 5 } };

test("after fitting, the mean answer over the rows is the share of the second class among them", () => {
  for (const hidden of [short.hidden, []]) {
    const fitted = fit({ ...short, hidden }, data, 3);
    const answers = probabilitiesOf(fitted, data.rows);
    expect(answers.reduce((sum, p) => sum + p, 0)).toBeCloseTo(239, 10);
  }
  // Rows of one class alone have no finite shift that would do.
  const benign = { rows: data.rows.slice(0, 5), labels: [0, 0, 0, 0, 0] };
  expect(probabilitiesOf(fit(short, benign, 3), benign.rows).every(Number.isFinite)).toBe(true);
});

test("many samples at once are answered as one by one, to the bit", () => {
  const answers = probabilitiesOf(shipped, data.rows);
  data.rows.forEach((row, i) => {
    expect(answers[i]).toBe(probabilityOf(shipped, row));
  });
});

test("distinct rows are counted by class: 449 of 683, none of them in both labels", () => {
  const { rows, counts } = distinctRows(data);
  expect(rows.length).toBe(449);
  expect(counts.reduce((sum, [a, b]) => sum + a + b, 0)).toBe(683);
  expect(counts.some(([a, b]) => a > 0 && b > 0)).toBe(false);
  expect(distinctRows({ rows: [[1], [2], [1]], labels: [0, 1, 1] })).toEqual({
    rows: [[1], [2]],
    counts: [
      [1, 1],
      [0, 1],
    ],
  });
});

test("standardised logarithms have mean 0 and standardDeviation 1; a feature that never varies stays where it is", () => {
  const scaling = fitScaling("log-standard", data.rows);
  const inputs = data.rows.map((row) => scale(scaling, row));
  for (let f = 0; f < 9; f++) {
    const mean = inputs.reduce((sum, x) => sum + x[f]!, 0) / inputs.length;
    expect(mean).toBeCloseTo(0, 10);
    expect(Math.sqrt(inputs.reduce((sum, x) => sum + x[f]! ** 2, 0) / inputs.length)).toBeCloseTo(1, 10);
  }
  expect(scaling.offset[0]).toBeCloseTo(data.rows.reduce((sum, row) => sum + Math.log(row[0]!), 0) / data.rows.length, 12);
  expect(fitScaling("min-max", [[3], [3]])).toEqual({ name: "min-max", offset: [3], scale: [1] });
});
