import { norm } from "../math/matrix.ts";
import type { Dataset } from "./dataset.ts";
import { createForwardCache, forward } from "./forward.ts";
import type { Network } from "./network.ts";
import { penalty } from "./regularization.ts";
import { rateFactor } from "./schedules.ts";
import { type Training, totalSteps } from "./training.ts";

/** What a look at a training shows. Losses in nats (or squared units) a sample, without the penalty. */
export interface TrainingRecord {
  readonly epoch: number;
  readonly loss: number;
  readonly penalty: number;
  readonly accuracy: number;
  readonly validationLoss?: number;
  readonly validationAccuracy?: number;
  /** Euclidean length of the last step's gradient, whole and a layer: shrinking from back to front, it vanishes. */
  readonly gradientNorm: number;
  readonly layerGradientNorms: readonly number[];
  readonly learningRate: number;
}

/** Looks at a training without changing it. */
export function record(training: Training): TrainingRecord {
  const { network, data, validation, engine, parameters, gradient, options } = training;
  return {
    epoch: training.epochs,
    loss: engine.loss(parameters, data),
    penalty: penalty(parameters, network, options),
    accuracy: accuracy(network, parameters, data),
    ...(validation
      ? { validationLoss: engine.loss(parameters, validation), validationAccuracy: accuracy(network, parameters, validation) }
      : {}),
    gradientNorm: norm(gradient),
    layerGradientNorms: network.layers.map((layer) => norm(gradient.subarray(layer.weightsAt, layer.biasesAt + layer.units))),
    learningRate: options.learningRate * rateFactor(options.schedule, Math.max(0, training.steps - 1), totalSteps(training)),
  };
}

/** Share of samples whose answer is right: beyond one half on the target's side, or the largest output of several. */
export function accuracy(network: Network, parameters: Float64Array, data: Dataset): number {
  const k = network.outputs;
  const A = forward(network, parameters, data.X, data.count, createForwardCache(network, data.count));
  let right = 0;
  let total = 0;
  for (let i = 0; i < data.count; i++) {
    const weight = data.weights ? (data.weights[i] as number) : 1;
    const isRight = k === 1 ? (A[i] as number) >= 0.5 === (data.Y[i] as number) >= 0.5 : largest(A, i * k, k) === largest(data.Y, i * k, k);
    if (isRight) right += weight;
    total += weight;
  }
  return right / total;
}

function largest(values: Float64Array, start: number, count: number): number {
  let best = 0;
  for (let j = 1; j < count; j++) if ((values[start + j] as number) > (values[start + best] as number)) best = j;
  return best;
}
