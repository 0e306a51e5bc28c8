import { expect, test } from "vitest";
import { fit } from "../../../model/training/fit.ts";
import { holdOut } from "../../../model/training/hold-out.ts";
import { prepare } from "../../../model/training/prepare.ts";
import type { Recipe } from "../../../model/training/recipe.ts";
import { fitScaling } from "../../../model/training/scaling.ts";
import { runTraining } from "../../../network/learning/training.ts";
import { createRandom } from "../../../network/math/random.ts";
import { readTrainingData } from "../../../scripts/training-data.ts";
import { shipped } from "../models.ts";

const data = await readTrainingData("data/wisconsin.csv");
const { recipe } = shipped.file;

/** A recipe that overfits: no noise, no decay, a large step. */
const overfitting: Recipe = {
  ...recipe,
  validationShare: 0.25,
  training: { ...recipe.training, inputNoise: 0, l2: 0, schedule: { name: "constant" }, epochs: 400, earlyStopping: { patience: 20 } },
};

test("the recipe's share is held out of training and scaling, and watched", () => {
  const { training, scaling } = prepare(overfitting, data, { seed: 5 });
  const split = holdOut(data, 0.25, createRandom(5));
  expect(training.validation?.count).toBe(split.validation.rows.length);
  expect(training.data.weights?.reduce((sum, weight) => sum + weight, 0)).toBe(split.training.rows.length);
  expect(scaling).toEqual(fitScaling(recipe.scaling, split.training.rows));
  expect([...training.parameters]).toEqual([...prepare(recipe, data, { seed: 5 }).training.parameters]);
});

test("early stopping ends the training early and yields the parameters of the best epoch", () => {
  const { training } = prepare(overfitting, data, { seed: 5 });
  const losses: number[] = [];
  const parameters = runTraining(training, ({ engine, parameters, validation }) => losses.push(engine.loss(parameters, validation!)));
  const best = Math.min(...losses);
  expect(training.engine.loss(parameters, training.validation!)).toBe(best);
  expect(losses.length).toBe(losses.indexOf(best) + 1 + 20);
  expect(losses.length).toBeLessThan(400);
});

test("a recipe that stops early is as reproducible as any other", () => {
  const once = () => fit(overfitting, data, { seed: 2 });
  expect(once()).toEqual(once());
});

test("validation rows of one's own take the place of the recipe's share", () => {
  const validation = { rows: data.rows.slice(500), labels: data.labels.slice(500) };
  const learned = { rows: data.rows.slice(0, 500), labels: data.labels.slice(0, 500) };
  const { training, scaling } = prepare(overfitting, learned, { seed: 5, validation });
  expect(training.validation?.count).toBe(183);
  expect(training.data.weights?.reduce((sum, weight) => sum + weight, 0)).toBe(500);
  expect(scaling).toEqual(fitScaling(recipe.scaling, learned.rows));
});

test("a training starts at the parameters it is given", () => {
  const { training } = prepare(recipe, data, { seed: 5, parameters: shipped.parameters });
  expect([...training.parameters]).toEqual([...shipped.parameters]);
  expect(() => prepare(recipe, data, { seed: 5, parameters: [1, 2] })).toThrow("166 numbers");
});

test("early stopping without validation rows is refused", () => {
  const { validationShare: _, ...without } = overfitting;
  expect(() => prepare(without, data, { seed: 5 })).toThrow("early stopping needs validation data, got none");
});
