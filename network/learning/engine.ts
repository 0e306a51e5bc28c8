import type { Random } from "../math/random.ts";
import { backward, meanLoss } from "./backward.ts";
import { type Dataset, gatherInto } from "./dataset.ts";
import { createForwardCache, forward } from "./forward.ts";
import type { LossName } from "./losses.ts";
import type { Network } from "./network.ts";
import { type OptimizerOptions, updateInto } from "./optimizers.ts";
import type { TrainingOptions } from "./options.ts";

/**
 * What does the arithmetic of training. There are two engines: this one in plain TypeScript, written to be read, and the
 * SIMD kernel of network/kernel, built to be fast. They agree bit for bit.
 */
export interface Engine {
  readonly name: "typescript" | "wasm-simd";
  /** A vector of zeros in the engine's own memory, where the methods below need not copy it. */
  allocate(length: number): Float64Array;
  /** The same data, in the memory from which this engine reads fastest. */
  copyIn(data: Dataset): Dataset;
  /** Fills a batch with `count` samples of the data: those at indices[from], indices[from + 1], … */
  gatherInto(batch: Dataset, data: Dataset, indices: Uint32Array, from: number, count: number): void;
  /** Fills `gradient` with the gradient of the mean loss over the first `batch.count` samples of the batch. */
  gradientInto(gradient: Float64Array, parameters: Float64Array, batch: Dataset): void;
  /** The mean loss over a dataset of any size, in any memory. */
  loss(parameters: Float64Array, data: Dataset): number;
  /** Fills `outputs` (outputs × count) with the outputs for `count` samples X (inputs × count). Throws RangeError if either is too short. */
  predictInto(outputs: Float64Array, parameters: Float64Array, X: Float64Array, count: number): void;
  /** One step of an optimizer, which changes the parameters and the optimizer's state in place. */
  update(
    parameters: Float64Array,
    gradient: Float64Array,
    optimizerState: readonly Float64Array[],
    options: OptimizerOptions,
    learningRate: number,
    step: number,
  ): void;
  /**
   * Does the next `count` steps of a training, all of the same epoch, as `step` of training.ts would do them one by one, but
   * leaves counting to the caller. Absent if the engine cannot do that; false, with nothing done, if it cannot for this training.
   */
  readonly runSteps?: (training: TrainingState, count: number) => boolean;
  /** Gives the engine's memory to the next engine of the same factory. Neither the engine nor its vectors may be used afterwards. */
  release(): void;
}

/** What an engine must know of a training to do several steps by itself. */
export interface TrainingState {
  readonly options: Pick<TrainingOptions, "optimizer" | "learningRate" | "inputNoise" | "l1" | "l2" | "clipNorm">;
  /** `source` is the data in the engine's memory. */
  readonly batcher: { readonly source: Dataset; readonly order: Uint32Array; readonly size: number; readonly batchesPerEpoch: number };
  readonly random: Random;
  /** The learning rate of a step, counted from 0, as a fraction of `options.learningRate`. */
  readonly rateFactor: (step: number) => number;
  /** The signs that a constraint imposes on the parameters: 1, −1 or 0 (any). */
  readonly signs?: Float64Array;
  readonly parameters: Float64Array;
  readonly gradient: Float64Array;
  readonly optimizerState: readonly Float64Array[];
  /** Completed steps. */
  readonly steps: number;
}

/**
 * Creates an engine for one network and one loss, with scratch buffers for batches of up to `capacity` samples and, if it has a
 * memory of its own, room for a dataset of `samples` samples (a batch, by default).
 */
export type EngineFactory = (network: Network, loss: LossName, capacity: number, samples?: number) => Engine;

/** The reference engine. */
export const typescriptEngine: EngineFactory = (network, loss, capacity) => {
  const allocate = (length: number) => new Float64Array(length);
  const cache = createForwardCache(network, capacity);
  const deltas = network.layers.map((layer) => allocate(layer.units * capacity));
  let evaluation = cache;

  function evaluate(parameters: Float64Array, X: Float64Array, count: number): Float64Array {
    if (count > evaluation.capacity) evaluation = createForwardCache(network, count);
    return forward(network, parameters, X, count, evaluation);
  }

  return {
    name: "typescript",
    allocate,
    copyIn: (data) => data,
    gatherInto,
    gradientInto(gradient, parameters, batch) {
      forward(network, parameters, batch.X, batch.count, cache);
      backward(network, parameters, batch, loss, cache, deltas, gradient);
    },
    loss(parameters, data) {
      evaluate(parameters, data.X, data.count);
      return meanLoss(network, data, loss, evaluation);
    },
    predictInto(outputs, parameters, X, count) {
      checkLengths(network, outputs, X, count);
      outputs.set(evaluate(parameters, X, count).subarray(0, network.outputs * count));
    },
    update: updateInto,
    release() {},
  };
};

/** Throws RangeError unless X holds `count` samples and `outputs` is long enough for their outputs. */
export function checkLengths({ inputs, outputs: k }: Network, outputs: Float64Array, X: Float64Array, count: number): void {
  if (X.length < inputs * count)
    throw new RangeError(`X must have at least ${inputs * count} numbers for ${count} samples of ${inputs} inputs, got ${X.length}`);
  if (outputs.length < k * count)
    throw new RangeError(`outputs must have at least ${k * count} numbers for ${count} samples of ${k} outputs, got ${outputs.length}`);
}
