import type { RandomState } from "../math/random.ts";
import type { Training } from "./training.ts";

/**
 * What changes in a training, in typed arrays: to return to a point of the same training in memory. For keeping it elsewhere
 * there is `saveTraining`.
 */
export interface Checkpoint {
  readonly parameters: Float64Array;
  /** Of the last step. */
  readonly gradient: Float64Array;
  readonly optimizerState: readonly Float64Array[];
  /** Empty if an epoch is one batch, because the order then never changes. */
  readonly order: Uint32Array;
  random: RandomState;
  steps: number;
  epochs: number;
  best: Training["best"];
}

/** A checkpoint of a training as it is now. */
export function createCheckpoint(training: Training): Checkpoint {
  const { parameters, gradient, optimizerState, batcher } = training;
  const checkpoint: Checkpoint = {
    parameters: new Float64Array(parameters.length),
    gradient: new Float64Array(gradient.length),
    optimizerState: optimizerState.map(({ length }) => new Float64Array(length)),
    order: new Uint32Array(batcher.batchesPerEpoch > 1 ? batcher.order.length : 0),
    random: [0, 0, 0, 0],
    steps: 0,
    epochs: 0,
    best: undefined,
  };
  checkpointInto(checkpoint, training);
  return checkpoint;
}

/** Overwrites a checkpoint of the same training. Throws RangeError for a checkpoint of another size. */
export function checkpointInto(checkpoint: Checkpoint, training: Training): void {
  checkSizes(checkpoint, training);
  const { parameters, gradient, optimizerState, batcher, random, steps, epochs, best } = training;
  checkpoint.parameters.set(parameters);
  checkpoint.gradient.set(gradient);
  for (let i = 0; i < optimizerState.length; i++) (checkpoint.optimizerState[i] as Float64Array).set(optimizerState[i] as Float64Array);
  if (checkpoint.order.length > 0) checkpoint.order.set(batcher.order);
  // A training replaces its best parameters and never changes them, so they need no copy.
  Object.assign(checkpoint, { random: random.state(), steps, epochs, best });
}

/**
 * Takes a training back (or forward) to a checkpoint of its own, in place: from there on it has the same bits as at the first
 * time. Throws RangeError for a checkpoint of another size.
 */
export function restoreTraining(training: Training, checkpoint: Checkpoint): void {
  checkSizes(checkpoint, training);
  const { parameters, gradient, optimizerState, batcher, random } = training;
  parameters.set(checkpoint.parameters);
  gradient.set(checkpoint.gradient);
  for (let i = 0; i < optimizerState.length; i++) (optimizerState[i] as Float64Array).set(checkpoint.optimizerState[i] as Float64Array);
  if (checkpoint.order.length > 0) batcher.order.set(checkpoint.order);
  random.restore(checkpoint.random);
  training.steps = checkpoint.steps;
  training.epochs = checkpoint.epochs;
  if (checkpoint.best) training.best = checkpoint.best;
  else delete training.best;
}

function checkSizes({ parameters, optimizerState, order }: Checkpoint, training: Training): void {
  const { batcher } = training;
  check("parameters", training.parameters.length, parameters.length);
  check("vectors of optimizer state", training.optimizerState.length, optimizerState.length);
  check("indices", batcher.batchesPerEpoch > 1 ? batcher.order.length : 0, order.length);
}

function check(what: string, expected: number, count: number): void {
  if (count !== expected) throw new RangeError(`a checkpoint of this training must have ${expected} ${what}, got ${count}`);
}
