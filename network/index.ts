// The public entry of the library.

// Enough to train a network, use it and keep it.

export { type Evaluation, evaluate } from "./evaluate.ts";
export { createDataset, type Dataset, oneHot, selectSamples, splitDataset } from "./learning/dataset.ts";
export { type Architecture, createNetwork, dense, type Layer, type LayerShape, type Network } from "./learning/network.ts";
export { predict } from "./predict.ts";
export { load, save } from "./saved-network.ts";
export { type EpochLosses, type TrainedNetwork, type TrainingResult, type TrainOptions, train } from "./train.ts";

// Training step by step, measuring, going back and resuming.

export { type Checkpoint, checkpointInto, createCheckpoint, restoreTraining } from "./learning/checkpoints.ts";
export { measureTraining, type TrainingMetrics } from "./learning/measurement.ts";
export { completeOptions, type PartialTrainingOptions, type TrainingOptions } from "./learning/options.ts";
export type { SavedTraining } from "./learning/saved-training.ts";
export {
  createTraining,
  isFinished,
  runTraining,
  saveTraining,
  step,
  type Training,
  type TrainingSetup,
  trainEpoch,
  trainSteps,
} from "./learning/training.ts";

// What the options choose from.

export { type ActivationName, activationNames } from "./learning/activations.ts";
export { type ConstraintName, constraintNames } from "./learning/constraints.ts";
export { type InitializerName, initializers } from "./learning/initializers.ts";
export { type LossName, losses } from "./learning/losses.ts";
export { type OptimizerOptions, optimizers } from "./learning/optimizers.ts";
export { createSchedule, type Schedule } from "./learning/schedules.ts";

// The engines: plain TypeScript, and SIMD for the same bits faster.

export { compileKernel, fastEngine, type KernelModule } from "./kernel/kernel.ts";
export { type Engine, type EngineFactory, typescriptEngine } from "./learning/engine.ts";

// Looking inside: parameters of a layer, the check of a gradient, the landscape of the loss, random numbers.

export { checkGradient, type GradientCheck } from "./learning/gradient-check.ts";
export { type Plane, planeLosses, randomPlane } from "./learning/landscape.ts";
export { biasesOf, weightsOf } from "./learning/network.ts";
export { type TrajectoryPlane, trajectoryPlane } from "./learning/trajectory.ts";
export { createRandom, type Random } from "./math/random.ts";

// Measuring classifiers: cross-validation, metrics of two and of several classes, intervals.

export { type Bin, reliability } from "./evaluation/calibration.ts";
export {
  accuracyOf,
  type ClassMetrics,
  type ConfusionMatrix,
  classMetrics,
  confusionMatrix,
  macroAverage,
  multiclassLogLoss,
} from "./evaluation/classification.ts";
export { type Fold, repeatedFolds, stratifiedFolds } from "./evaluation/folds.ts";
export { pairedInterval, wilson } from "./evaluation/intervals.ts";
export { type Metrics, measure } from "./evaluation/metrics.ts";
export type { Outcomes } from "./evaluation/outcomes.ts";
export { areaUnderRoc, type RocPoint, rocCurve } from "./evaluation/roc.ts";
