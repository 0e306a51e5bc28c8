import { norm } from "../math/matrix.ts";
import type { Dataset } from "./dataset.ts";
import type { Engine } from "./engine.ts";
import { type Network, outputLayer } from "./network.ts";
import { penalty } from "./regularization.ts";
import type { Training } from "./training.ts";

/** The state of a training in numbers. Losses are means per sample, in nats (or squared units), without the penalty. */
export interface TrainingMetrics {
  readonly epoch: number;
  readonly loss: number;
  readonly penalty: number;
  /** Absent if the outputs are not probabilities. */
  readonly accuracy?: number;
  readonly validationLoss?: number;
  readonly validationAccuracy?: number;
  /** Euclidean norm of the last step's gradient, of all parameters and per layer: if the gradient vanishes, the norms shrink towards the first layer. */
  readonly gradientNorm: number;
  readonly layerGradientNorms: readonly number[];
  /** The rate of the last step, or of the first before there has been any. */
  readonly learningRate: number;
}

/** Measures a training without changing it. */
export function measureTraining(training: Training): TrainingMetrics {
  const { network, data, validation, engine, parameters } = training;
  const hasAccuracy = isClassifier(network);
  return {
    ...measureWithoutData(training),
    loss: engine.loss(parameters, data),
    ...(hasAccuracy ? { accuracy: accuracy(engine, network, parameters, data) } : {}),
    ...(validation ? { validationLoss: engine.loss(parameters, validation) } : {}),
    ...(validation && hasAccuracy ? { validationAccuracy: accuracy(engine, network, parameters, validation) } : {}),
  };
}

/** The part of the metrics that takes no pass over the data. */
export function measureWithoutData(
  training: Training,
): Pick<TrainingMetrics, "epoch" | "penalty" | "gradientNorm" | "layerGradientNorms" | "learningRate"> {
  const { network, parameters, gradient, options } = training;
  return {
    epoch: training.epochs,
    penalty: penalty(parameters, network, options),
    gradientNorm: norm(gradient),
    layerGradientNorms: network.layers.map((layer) => norm(gradient.subarray(layer.weightsAt, layer.biasesAt + layer.units))),
    learningRate: options.learningRate * training.rateFactor(Math.max(0, training.steps - 1)),
  };
}

/** Whether the outputs are probabilities: of mutually exclusive classes (softmax) or of independent labels (sigmoid). */
export function isClassifier(network: Network): boolean {
  const { activation } = outputLayer(network);
  return activation === "softmax" || activation === "sigmoid";
}

/**
 * The proportion of correct decisions, in [0, 1]. With softmax outputs each sample is one decision, for the largest output;
 * with sigmoid outputs each output is a decision of its own, for 1 from one half on. Throws RangeError if the outputs are not
 * probabilities.
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
