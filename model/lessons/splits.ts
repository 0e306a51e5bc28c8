import { type Dataset, selectSamples } from "../../network/learning/dataset.ts";
import type { EngineFactory } from "../../network/learning/engine.ts";
import { createTraining, trainEpoch } from "../../network/learning/training.ts";
import { createRandom, shuffleInPlace } from "../../network/math/random.ts";
import { networkOf, type Recipe } from "../training/recipe.ts";
import { articleRows } from "./article.ts";

/** Rows to learn from and rows to test with. */
export interface RowSplit {
  readonly train: readonly number[];
  readonly test: readonly number[];
}

/** What came of a test: rows on the wrong side of one half, and the mean loss in nats. */
export interface SplitResult {
  readonly errors: number;
  readonly logLoss: number;
}

/** How long the article's network trains on a split: from here on its errors hardly change. */
export const SPLIT_STEPS = 2000;

/** A random split as large as the article's: 500 rows and 182 others of the shuffled ones. */
export function randomSplit(rows: number, seed: number): RowSplit {
  const order = Array.from({ length: rows }, (_, i) => i);
  shuffleInPlace(order, createRandom(seed));
  const { learning, heldOut } = articleRows;
  return { train: order.slice(0, learning.length), test: order.slice(-heldOut.length) };
}

/** The article's recipe from given initial weights, trained on the rows of a split and tested on the others. `all` are all rows, scaled. */
export function trainOnSplit(
  recipe: Recipe,
  all: Dataset,
  { train, test }: RowSplit,
  parameters: ArrayLike<number>,
  engine: EngineFactory,
  steps = SPLIT_STEPS,
): SplitResult {
  const network = networkOf(recipe, all.X.length / all.count);
  const training = createTraining({ network, data: selectSamples(all, train), options: recipe.training, parameters, engine });
  while (training.steps < steps) trainEpoch(training);
  const held = selectSamples(all, test);
  const outputs = new Float64Array(held.count);
  training.engine.predictInto(outputs, training.parameters, held.X, held.count);
  const result = { errors: errorsOf(outputs, held.Y), logLoss: training.engine.loss(training.parameters, held) };
  training.engine.release();
  return result;
}

/** How many probabilities are on the wrong side of one half. */
export function errorsOf(probabilities: ArrayLike<number>, labels: ArrayLike<number>): number {
  let errors = 0;
  for (let i = 0; i < probabilities.length; i++) if ((probabilities[i] as number) >= 0.5 !== (labels[i] === 1)) errors += 1;
  return errors;
}
