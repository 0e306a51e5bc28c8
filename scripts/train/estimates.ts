import { availableParallelism } from "node:os";
import { createPatterns } from "../../model/assessment/patterns.ts";
import type { MakeModelOptions } from "../../model/release/make-model.ts";
import { type Preparation, prepare } from "../../model/training/prepare.ts";
import { step } from "../../network/learning/training.ts";

type Learning = Pick<MakeModelOptions, "recipe" | "data" | "seed" | "engine">;

/** Of a training on all rows, and of a short one on a sample, whose first epochs are no measure. */
const TIMED_EPOCHS = 4;
const TIMED_SAMPLE_EPOCHS = 40;
const TIMED_ROWS = 16;

/** About how many milliseconds a training takes, by its first epochs. */
export function trainingTime(learning: Learning): number {
  return beginning(learning, TIMED_EPOCHS).time;
}

/**
 * About how many milliseconds the assessment of a sample of many rows takes, by the first epochs of one training and the predictions
 * of a few rows under every set of known features. How many of each an assessment amounts to was measured: with its baselines it takes
 * as long as 450 networks on all cores, and its studies of unknown scores predict every row that often.
 */
export function assessmentTime(learning: Learning): number {
  const { data } = learning;
  const { preparation, time } = beginning(learning, TIMED_SAMPLE_EPOCHS);
  const { network, scaling, training } = preparation;
  const predict = createPatterns({ network, scaling, parameters: training.parameters }, data, data.range, TIMED_BANDWIDTH);
  // The first rows make what the others share, and are predicted by code that is not optimised yet.
  for (const row of data.rows.slice(0, TIMED_ROWS)) predict(row);
  const started = performance.now();
  for (const row of data.rows.slice(TIMED_ROWS, 2 * TIMED_ROWS)) predict(row);
  const predictions = ((performance.now() - started) / TIMED_ROWS) * data.rows.length;
  return (450 * time + 2.4 * predictions) / availableParallelism() + 0.7 * predictions;
}

/** Any bandwidth takes as long. */
const TIMED_BANDWIDTH = 0.05;

function beginning({ recipe, data, seed, engine }: Learning, epochs: number): { readonly preparation: Preparation; readonly time: number } {
  const started = performance.now();
  const preparation = prepare(recipe, data, { seed, engine });
  const { training } = preparation;
  const prepared = performance.now();
  for (let epoch = 0; epoch < epochs; epoch++) step(training);
  const trained = performance.now();
  training.engine.release();
  return { preparation, time: prepared - started + ((trained - prepared) * recipe.training.epochs) / epochs };
}
