import type { Random } from "../math/random.ts";
import { createRandom, type RandomState, shuffleInPlace } from "../math/random.ts";
import { type Batcher, createBatcher } from "./batches.ts";
import type { Dataset } from "./dataset.ts";
import { type Engine, type EngineFactory, typescriptEngine } from "./engine.ts";
import { type InitializerName, initialParameters } from "./initializers.ts";
import type { LossName } from "./losses.ts";
import type { Network } from "./network.ts";
import { type OptimizerOptions, stateVectorCount } from "./optimizers.ts";
import { addPenaltyGradient, clip, type Penalty } from "./regularization.ts";
import { rateFactor, type Schedule } from "./schedules.ts";

/** How a network is trained. A recipe carries this as data. */
export interface TrainingOptions extends Penalty {
  readonly loss: LossName;
  readonly optimizer: OptimizerOptions;
  readonly learningRate: number;
  readonly schedule: Schedule;
  readonly initializer: InitializerName;
  /** How often every sample is seen. */
  readonly epochs: number;
  /** Samples a step; "full" takes them all, 1 is stochastic descent proper. */
  readonly batchSize: number | "full";
  /** Standard deviation of the Gaussian noise that is added afresh to every input at every step (Bishop 1995); 0 for none. */
  readonly inputNoise: number;
  /** A gradient longer than this is shortened to it. */
  readonly clipNorm?: number;
  /** Stop when the validation loss has not fallen for `patience` epochs, and take the best parameters back. */
  readonly earlyStopping?: { readonly patience: number };
}

/** A training under way. `step` and `trainEpoch` change it; everything in it can be saved and resumed. */
export interface Training {
  readonly network: Network;
  readonly options: TrainingOptions;
  readonly data: Dataset;
  readonly validation?: Dataset;
  readonly engine: Engine;
  readonly random: Random;
  readonly batcher: Batcher;
  readonly parameters: Float64Array;
  readonly gradient: Float64Array;
  readonly optimizerState: readonly Float64Array[];
  /** Updates done, and whole epochs done. */
  steps: number;
  epochs: number;
  /** The best validation loss so far, where it was reached, and the parameters there. */
  best?: { loss: number; epoch: number; parameters: Float64Array };
}

/** A training as plain numbers, ready for JSON. */
export interface SavedTraining {
  readonly parameters: readonly number[];
  readonly optimizerState: readonly (readonly number[])[];
  readonly order: readonly number[];
  readonly random: RandomState;
  readonly steps: number;
  readonly epochs: number;
  readonly best?: { readonly loss: number; readonly epoch: number; readonly parameters: readonly number[] };
}

export interface TrainingSetup {
  readonly network: Network;
  readonly data: Dataset;
  readonly options: TrainingOptions;
  readonly seed: number;
  /** Watched by early stopping and reported by the records. */
  readonly validation?: Dataset;
  /** Where to start; otherwise the initializer draws. */
  readonly parameters?: ArrayLike<number>;
  readonly engine?: EngineFactory;
  /** Goes on from where `saveTraining` left off. */
  readonly resume?: SavedTraining;
}

/** Prepares a training. Throws RangeError where options, data and network do not fit each other. */
export function createTraining(setup: TrainingSetup): Training {
  const { network, data, options, validation, resume } = setup;
  checkFit(setup);
  const capacity = options.batchSize === "full" ? data.count : Math.min(options.batchSize, data.count);
  const engine = (setup.engine ?? typescriptEngine)(network, options.loss, capacity);
  const random = createRandom(resume?.random ?? setup.seed);
  const start = resume?.parameters ?? setup.parameters ?? initialParameters(network, options.initializer, random);
  if (start.length !== network.parameterCount)
    throw new RangeError(`the network has ${network.parameterCount} parameters, got ${start.length}`);
  const allocate = (values?: ArrayLike<number>): Float64Array => {
    const vector = engine.allocate(network.parameterCount);
    if (values) vector.set(values);
    return vector;
  };
  const training: Training = {
    network,
    options,
    data,
    ...(validation ? { validation } : {}),
    engine,
    random,
    batcher: createBatcher(data, capacity, engine, resume?.order),
    parameters: allocate(start),
    gradient: allocate(),
    optimizerState: Array.from({ length: stateVectorCount(options.optimizer.name) }, (_, i) => allocate(resume?.optimizerState[i])),
    steps: resume?.steps ?? 0,
    epochs: resume?.epochs ?? 0,
  };
  if (resume?.best) training.best = { ...resume.best, parameters: Float64Array.from(resume.best.parameters) };
  return training;
}

/** Updates a training makes in all. */
export function totalSteps({ options, batcher }: Training): number {
  return options.epochs * batcher.batchesPerEpoch;
}

/** One update: gradient of one batch, penalties, clipping, optimizer. */
export function step(training: Training): void {
  const { options, engine, random, batcher, parameters, gradient, network } = training;
  const place = training.steps % batcher.batchesPerEpoch;
  if (place === 0 && batcher.batchesPerEpoch > 1) shuffleInPlace(batcher.order, random);
  const batch = batcher.fill(place, options.inputNoise, random);
  engine.gradientInto(gradient, parameters, batch);
  addPenaltyGradient(gradient, parameters, network, options);
  if (options.clipNorm !== undefined) clip(gradient, options.clipNorm);
  const rate = options.learningRate * rateFactor(options.schedule, training.steps, totalSteps(training));
  training.steps += 1;
  engine.update(parameters, gradient, training.optimizerState, options.optimizer, rate, training.steps);
  if (training.steps % batcher.batchesPerEpoch === 0) training.epochs += 1;
}

/** The steps of one epoch, and early stopping's watch. */
export function trainEpoch(training: Training): void {
  const target = training.epochs + 1;
  while (training.epochs < target) step(training);
  if (training.validation && training.options.earlyStopping) {
    const loss = training.engine.loss(training.parameters, training.validation);
    if (!training.best || loss < training.best.loss)
      training.best = { loss, epoch: training.epochs, parameters: Float64Array.from(training.parameters) };
  }
}

/** Whether the training has run its epochs, or has waited in vain for as long as early stopping allows. */
export function isFinished({ options, epochs, best }: Training): boolean {
  if (epochs >= options.epochs) return true;
  return options.earlyStopping !== undefined && best !== undefined && epochs - best.epoch >= options.earlyStopping.patience;
}

/** Trains to the end and returns a copy of the parameters: the best ones with early stopping, otherwise the last. */
export function train(training: Training, onEpoch?: (training: Training) => void): Float64Array {
  while (!isFinished(training)) {
    trainEpoch(training);
    onEpoch?.(training);
  }
  return Float64Array.from(training.best ? training.best.parameters : training.parameters);
}

/** Everything that a later `createTraining` needs to go on with the very same bits. */
export function saveTraining({ parameters, optimizerState, batcher, random, steps, epochs, best }: Training): SavedTraining {
  return {
    parameters: [...parameters],
    optimizerState: optimizerState.map((moment) => [...moment]),
    order: [...batcher.order],
    random: random.state(),
    steps,
    epochs,
    ...(best ? { best: { ...best, parameters: [...best.parameters] } } : {}),
  };
}

function checkFit({ network, data, options, validation }: TrainingSetup): void {
  if (data.count < 1) throw new RangeError("training needs at least one sample");
  for (const [what, set] of [
    ["data", data],
    ["validation", validation],
  ] as const) {
    if (!set) continue;
    if (set.X.length !== network.inputs * set.count)
      throw new RangeError(`${what}: ${set.X.length / set.count} inputs a sample, the network has ${network.inputs}`);
    if (set.Y.length !== network.outputs * set.count)
      throw new RangeError(`${what}: ${set.Y.length / set.count} targets a sample, the network has ${network.outputs} outputs`);
  }
  if (options.batchSize !== "full" && !(Number.isInteger(options.batchSize) && options.batchSize >= 1))
    throw new RangeError(`batchSize must be "full" or a whole number from 1, got ${options.batchSize}`);
  if (!(Number.isInteger(options.epochs) && options.epochs >= 1))
    throw new RangeError(`epochs must be a whole number from 1, got ${options.epochs}`);
  if (!(options.learningRate > 0)) throw new RangeError(`learningRate must be above 0, got ${options.learningRate}`);
  if (options.earlyStopping && !validation) throw new RangeError("early stopping needs validation data");
}
