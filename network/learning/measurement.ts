import { norm } from "../math/matrix.ts";
import type { Dataset } from "./dataset.ts";
import type { Engine } from "./engine.ts";
import { type Network, outputLayer } from "./network.ts";
import { penalty } from "./regularization.ts";
import type { Training } from "./training.ts";

/** The state of a training in figures. Losses are means per sample, in nats (or squared units), without the penalty. */
export interface TrainingMetrics {
  readonly epoch: number;
  readonly loss: number;
  readonly penalty: number;
  /** Absent where the outputs are not probabilities. */
  readonly accuracy?: number;
  readonly validationLoss?: number;
  readonly validationAccuracy?: number;
  /** Euclidean norm of the last step's gradient, whole and per layer: in a vanishing gradient it shrinks towards the first layer. */
  readonly gradientNorm: number;
  readonly layerGradientNorms: readonly number[];
  /** That of the last step; before the first step, that of the first. */
  readonly learningRate: number;
}

/** Measures a training without changing it. */
export function measureTraining(training: Training): TrainingMetrics {
  const { network, data, validation, engine, parameters, gradient, options } = training;
  const hasAccuracy = isClassifier(network);
  return {
    epoch: training.epochs,
    loss: engine.loss(parameters, data),
    penalty: penalty(parameters, network, options),
    ...(hasAccuracy ? { accuracy: accuracy(engine, network, parameters, data) } : {}),
    ...(validation ? { validationLoss: engine.loss(parameters, validation) } : {}),
    ...(validation && hasAccuracy ? { validationAccuracy: accuracy(engine, network, parameters, validation) } : {}),
    gradientNorm: norm(gradient),
    layerGradientNorms: network.layers.map((layer) => norm(gradient.subarray(layer.weightsAt, layer.biasesAt + layer.units))),
    learningRate: options.learningRate * training.rateFactor(Math.max(0, training.steps - 1)),
  };
}

/** Whether the outputs are probabilities: of exclusive classes (softmax), or of one independent yes or no each (sigmoid). */
export function isClassifier(network: Network): boolean {
  const { activation } = outputLayer(network);
  return activation === "softmax" || activation === "sigmoid";
}

/**
 * The proportion of correct decisions, in [0, 1]. Softmax outputs decide for the largest, one decision per sample; each
 * sigmoid output decides by itself, for 1 from one half on. Throws RangeError where the outputs are not probabilities.
 */
export function accuracy(engine: Engine, network: Network, parameters: Float64Array, data: Dataset): number {
  const { activation } = outputLayer(network);
  if (!isClassifier(network)) throw new RangeError(`accuracy needs softmax or sigmoid outputs, got ${activation}`);
  const k = network.outputs;
  const A = new Float64Array(k * data.count);
  engine.predictInto(A, parameters, data.X, data.count);
  let correct = 0;
  let total = 0;
  for (let i = 0; i < data.count; i++) {
    const weight = data.weights ? (data.weights[i] as number) : 1;
    if (activation === "softmax") correct += indexOfLargest(A, i * k, k) === indexOfLargest(data.Y, i * k, k) ? weight : 0;
    else correct += (weight * agreeing(A, data.Y, i * k, k)) / k;
    total += weight;
  }
  return correct / total;
}

/** The index, from 0 to count − 1, of the largest of `count` values from `start` on; the first of equal ones. */
export function indexOfLargest(values: Float64Array, start: number, count: number): number {
  let best = 0;
  for (let j = 1; j < count; j++) if ((values[start + j] as number) > (values[start + best] as number)) best = j;
  return best;
}

/** How many outputs are on the same side of one half as their targets. */
function agreeing(A: Float64Array, Y: Float64Array, start: number, count: number): number {
  let sum = 0;
  for (let e = start; e < start + count; e++) if ((A[e] as number) >= 0.5 === (Y[e] as number) >= 0.5) sum++;
  return sum;
}
