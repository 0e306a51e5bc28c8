import { checkNumber } from "../math/checks.ts";
import { createRandom, type Random, shuffleInPlace } from "../math/random.ts";
import { type Batcher, createBatcher } from "./batches.ts";
import { checkSigns, monotoneSigns, projectInPlace, reflectInPlace } from "./constraints.ts";
import { checkData } from "./data-checks.ts";
import type { Dataset } from "./dataset.ts";
import { type Engine, type EngineFactory, typescriptEngine } from "./engine.ts";
import { initialParameters } from "./initializers.ts";
import type { Network } from "./network.ts";
import { stateVectorCount } from "./optimizers.ts";
import { completeOptions, type PartialTrainingOptions, type TrainingOptions } from "./options.ts";
import { addPenaltyGradientInto, clipNormInPlace } from "./regularization.ts";
import { checkSavedTraining, type SavedTraining } from "./saved-training.ts";
import { createSchedule } from "./schedules.ts";

/** A training in progress. `step` and `trainEpoch` change it; `saveTraining` captures what is needed to resume it. */
export interface Training {
  readonly network: Network;
  readonly options: TrainingOptions;
  readonly data: Dataset;
  readonly validation?: Dataset;
  readonly engine: Engine;
  readonly random: Random;
  readonly batcher: Batcher;
  /** The learning rate of a step, counted from 0, as a fraction of `options.learningRate`. */
  readonly rateFactor: (step: number) => number;
  /** The signs that the constraint imposes on the parameters: 1, −1 or 0 (any). */
  readonly signs?: Float64Array;
  readonly parameters: Float64Array;
  readonly gradient: Float64Array;
  readonly optimizerState: readonly Float64Array[];
  /** Completed steps (updates) and epochs. */
  steps: number;
  epochs: number;
  /** The lowest validation loss so far, the epoch that reached it, and the parameters after that epoch. */
  best?: { loss: number; epoch: number; parameters: Float64Array };
}

/** What a training starts from. */
export interface TrainingSetup {
  readonly network: Network;
  readonly data: Dataset;
  /** Options left out take their defaults; see options.ts. */
  readonly options?: PartialTrainingOptions | undefined;
  /** Decides initial parameters, shuffles and noise; 1 by default. */
  readonly seed?: number | undefined;
  /** Data for early stopping and for measurements. */
  readonly validation?: Dataset | undefined;
  /** Initial parameters, instead of drawing them. */
  readonly parameters?: ArrayLike<number> | undefined;
  /** Does the arithmetic; plain TypeScript by default. */
  readonly engine?: EngineFactory | undefined;
  /** Continues a training that `saveTraining` captured, with the same network, data and options. */
  readonly resume?: SavedTraining | undefined;
}

/** Prepares a training. Throws RangeError if an option is invalid, or if options, data and network do not match. */
export function createTraining(setup: TrainingSetup): Training {
  const { network, data, validation, seed = 1, resume } = setup;
  const options = completeOptions(network, setup.options);
  checkData("data", data, network, options.loss);
  if (validation) checkData("validation", validation, network, options.loss);
  if (options.earlyStopping && !validation) throw new RangeError("early stopping needs validation data, got none");
  const batchSize = options.batchSize === "full" ? data.count : Math.min(options.batchSize, data.count);
  const engine = (setup.engine ?? typescriptEngine)(network, options.loss, batchSize, data.count);
  const random = createRandom(resume?.random ?? seed);
  const { parameterCount } = network;
  const stateVectors = stateVectorCount(options.optimizer.name);
  const batchesPerEpoch = Math.ceil(data.count / batchSize);
  if (resume) checkSavedTraining(resume, { parameterCount, stateVectors, samples: data.count, batchesPerEpoch });
  if (setup.parameters) checkParameters(setup.parameters, parameterCount);
  const start = resume?.parameters ?? setup.parameters ?? initialParameters(network, options.initializer, random);
  const allocate = (values?: ArrayLike<number>): Float64Array => {
    const vector = engine.allocate(parameterCount);
    if (values) vector.set(values);
    return vector;
  };
  const signs = options.constraint && monotoneSigns(network);
  const training: Training = {
    network,
    options,
    data,
    ...(validation ? { validation } : {}),
    engine,
    random,
    batcher: createBatcher(data, batchSize, engine, resume?.order),
    rateFactor: createSchedule(options.schedule, options.epochs * batchesPerEpoch),
    ...(signs ? { signs: allocate(signs) } : {}),
    parameters: allocate(start),
    gradient: allocate(),
    optimizerState: Array.from({ length: stateVectors }, (_, i) => allocate(resume?.optimizerState[i])),
    steps: resume?.steps ?? 0,
    epochs: resume?.epochs ?? 0,
  };
  if (signs) {
    if (resume) checkSigns("resume.parameters", resume.parameters, signs);
    else if (setup.parameters) checkSigns("parameters", setup.parameters, signs);
    else reflectInPlace(training.parameters, signs);
    if (resume?.best) checkSigns("resume.best.parameters", resume.best.parameters, signs);
  }
  if (resume?.best) training.best = { ...resume.best, parameters: Float64Array.from(resume.best.parameters) };
  return training;
}

/** One update: the gradient of one batch, penalties, clipping, optimizer, constraint. */
export function step(training: Training): void {
  const { options, engine, random, batcher, parameters, gradient, network } = training;
  const index = training.steps % batcher.batchesPerEpoch;
  if (index === 0 && batcher.batchesPerEpoch > 1) shuffleInPlace(batcher.order, random);
  const batch = batcher.fill(index, options.inputNoise, random);
  engine.gradientInto(gradient, parameters, batch);
  addPenaltyGradientInto(gradient, parameters, network, options);
  if (options.clipNorm !== undefined) clipNormInPlace(gradient, options.clipNorm);
  const rate = options.learningRate * training.rateFactor(training.steps);
  training.steps += 1;
  engine.update(parameters, gradient, training.optimizerState, options.optimizer, rate, training.steps);
  if (training.signs) projectInPlace(parameters, training.signs);
  if (training.steps % batcher.batchesPerEpoch === 0) training.epochs += 1;
}

/** The remaining steps of an epoch; with early stopping, its validation loss is then compared with the best so far. */
export function trainEpoch(training: Training): void {
  const { batchesPerEpoch } = training.batcher;
  trainSteps(training, batchesPerEpoch - (training.steps % batchesPerEpoch));
}

/** The next `count` steps: the same as `step` as often, with what `trainEpoch` does at the end of an epoch. */
export function trainSteps(training: Training, count: number): void {
  const { batchesPerEpoch } = training.batcher;
  for (let left = count; left > 0; ) {
    const now = Math.min(left, batchesPerEpoch - (training.steps % batchesPerEpoch));
    stepWithinEpoch(training, now);
    left -= now;
    if (training.steps % batchesPerEpoch === 0) compareWithBest(training);
  }
}

/** Whether all epochs are done, or early stopping has run out of patience. */
export function isFinished({ options, epochs, best }: Training): boolean {
  if (epochs >= options.epochs) return true;
  return options.earlyStopping !== undefined && best !== undefined && epochs - best.epoch >= options.earlyStopping.patience;
}

/** Trains to the end and returns a copy of the parameters: the best ones with early stopping, otherwise the last. */
export function runTraining(training: Training, onEpoch?: (training: Training) => void): Float64Array {
  while (!isFinished(training)) {
    trainEpoch(training);
    onEpoch?.(training);
  }
  return Float64Array.from(training.best ? training.best.parameters : training.parameters);
}

/** Captures what `createTraining` needs to resume this training with the same bits. */
export function saveTraining({ parameters, optimizerState, batcher, random, steps, epochs, best }: Training): SavedTraining {
  return {
    parameters: [...parameters],
    optimizerState: optimizerState.map((vector) => [...vector]),
    order: [...batcher.order],
    random: random.state(),
    steps,
    epochs,
    ...(best ? { best: { ...best, parameters: [...best.parameters] } } : {}),
  };
}

/** Does `count` steps of one epoch, in one call of an engine that can. */
function stepWithinEpoch(training: Training, count: number): void {
  const { engine, batcher } = training;
  const target = training.steps + count;
  if (engine.runSteps?.(training, count)) {
    training.steps = target;
    training.epochs = Math.floor(target / batcher.batchesPerEpoch);
  } else while (training.steps < target) step(training);
}

/** With early stopping, keeps the parameters if their validation loss is the lowest so far. */
function compareWithBest(training: Training): void {
  const { validation, engine, options, parameters, epochs, best } = training;
  if (!validation || !options.earlyStopping) return;
  const loss = engine.loss(parameters, validation);
  // Replaces a NaN, too: no loss is less than NaN.
  if (!best || loss < best.loss || Number.isNaN(best.loss))
    training.best = { loss, epoch: epochs, parameters: Float64Array.from(parameters) };
}

function checkParameters(parameters: ArrayLike<number>, count: number): void {
  if (parameters.length !== count)
    throw new RangeError(`parameters must have ${count} numbers, like the network, got ${parameters.length}`);
  for (let e = 0; e < count; e++) checkNumber(`parameters[${e}]`, parameters[e]);
}
