import type { Dataset } from "./learning/dataset.ts";
import type { EngineFactory } from "./learning/engine.ts";
import type { LossName } from "./learning/losses.ts";
import type { Network } from "./learning/network.ts";
import type { PartialTrainingOptions, TrainingOptions } from "./learning/options.ts";
import { createTraining, runTraining, type Training } from "./learning/training.ts";

/** A network together with the parameters that it has learned, and the loss that it was trained to minimise. */
export interface TrainedNetwork {
  readonly network: Network;
  readonly parameters: Float64Array;
  readonly loss: LossName;
}

/** The losses after an epoch: means per sample, in nats (or squared units), without penalties. */
export interface EpochLosses {
  /** Counted from 1. */
  readonly epoch: number;
  readonly loss: number;
  readonly validationLoss?: number;
}

/** What `train` returns. */
export interface TrainingResult extends TrainedNetwork {
  /** All options, with the defaults that were used. */
  readonly options: TrainingOptions;
  readonly history: readonly EpochLosses[];
  /** The epoch that the parameters are from: the best with early stopping, otherwise the last. */
  readonly epoch: number;
}

/** The options of `train`; every one has a default. */
export interface TrainOptions extends PartialTrainingOptions {
  /** Decides initial parameters, shuffles and noise: the same seed gives the same bits. 1 by default. */
  readonly seed?: number | undefined;
  /** Data whose loss is recorded in the history, and watched by early stopping. */
  readonly validation?: Dataset | undefined;
  /** Initial parameters, instead of drawing them. */
  readonly parameters?: ArrayLike<number> | undefined;
  /** Does the arithmetic; plain TypeScript by default. `fastEngine` gives the same bits faster. */
  readonly engine?: EngineFactory | undefined;
  /** Called after each epoch. */
  readonly onEpoch?: ((losses: EpochLosses, training: Training) => void) | undefined;
}

/**
 * Trains a network on data. Throws RangeError for an invalid option or for data that do not match the network, and Error if the
 * loss becomes infinite or NaN.
 */
export function train(network: Network, data: Dataset, options: TrainOptions = {}): TrainingResult {
  const { seed, validation, parameters, engine, onEpoch, ...trainingOptions } = options;
  const training = createTraining({ network, data, options: trainingOptions, seed, validation, parameters, engine });
  const history: EpochLosses[] = [];
  const learned = runTraining(training, () => {
    const losses = lossesOf(training);
    if (!Number.isFinite(losses.loss))
      throw new Error(
        `training diverged in epoch ${losses.epoch}: the loss is ${losses.loss}; a lower learningRate or a clipNorm may help`,
      );
    history.push(losses);
    onEpoch?.(losses, training);
  });
  const { best, epochs, options: used } = training;
  return { network, parameters: learned, loss: used.loss, options: used, history, epoch: best ? best.epoch : epochs };
}

function lossesOf({ engine, parameters, data, validation, epochs }: Training): EpochLosses {
  const loss = engine.loss(parameters, data);
  return validation ? { epoch: epochs, loss, validationLoss: engine.loss(parameters, validation) } : { epoch: epochs, loss };
}
