import { expect, test } from "vitest";
import { fit } from "../../../model/training/fit.ts";
import { probabilitiesOf, probabilityOf } from "../../../model/training/fitted.ts";
import type { Recipe } from "../../../model/training/recipe.ts";
import { readTrainingData } from "../../../scripts/training-data.ts";
import { shipped } from "../models.ts";

const data = await readTrainingData("data/wisconsin.csv");
const short: Recipe = { ...shipped.file.recipe, training: { ...shipped.file.recipe.training, epochs: 5 } };

test("after fitting, the mean probability over the rows is the share of the positive class among them", () => {
  const recipes: Recipe[] = [
    short,
    { ...short, hidden: [] },
    { ...short, validationShare: 0.2, training: { ...short.training, earlyStopping: { patience: 2 } } },
  ];
  for (const recipe of recipes) {
    const probabilities = probabilitiesOf(fit(recipe, data, { seed: 3 }), data.rows);
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(239, 10);
  }
});

test("rows of one class alone leave the intercept finite", () => {
  const benign = { rows: data.rows.slice(0, 5), labels: [0, 0, 0, 0, 0] };
  expect(probabilitiesOf(fit(short, benign, { seed: 3 }), benign.rows).every(Number.isFinite)).toBe(true);
});

test("many rows at once have the probabilities of one at a time, to the bit", () => {
  const probabilities = probabilitiesOf(shipped, data.rows);
  data.rows.forEach((row, i) => {
    expect(probabilities[i]).toBe(probabilityOf(shipped, row));
  });
});
