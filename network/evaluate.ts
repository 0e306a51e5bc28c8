import {
  accuracyOf,
  type ClassMetrics,
  type ConfusionMatrix,
  classMetrics,
  confusionMatrix,
  macroAverage,
} from "./evaluation/classification.ts";
import { meanLoss } from "./learning/backward.ts";
import { checkData } from "./learning/data-checks.ts";
import type { Dataset } from "./learning/dataset.ts";
import { createForwardCache, forward } from "./learning/forward.ts";
import { indexOfLargest } from "./learning/measurement.ts";
import { type Network, outputLayer } from "./learning/network.ts";
import type { TrainedNetwork } from "./train.ts";

/** How well a network does on data. Everything but the loss is absent if the outputs are not probabilities. */
export interface Evaluation {
  /** Mean per sample, in nats for a cross-entropy, in squared units for the mean squared error. */
  readonly loss: number;
  /** The proportion of correct decisions: one per sample; with several sigmoid outputs, one per output and sample. */
  readonly accuracy?: number;
  /** Absent for several sigmoid outputs, which do not exclude each other. A single sigmoid output has the classes 0 and 1. */
  readonly confusionMatrix?: ConfusionMatrix;
  /** One entry per class; for several sigmoid outputs, one per output. */
  readonly classes?: readonly ClassMetrics[];
  /** The means over `classes`. */
  readonly macro?: Omit<ClassMetrics, "support">;
}

/**
 * Measures a trained network on data. With softmax outputs each sample is one decision, for the largest output; with sigmoid
 * outputs each output is a decision of its own, for 1 from one half on. Throws RangeError for data that do not match the network.
 */
export function evaluate({ network, parameters, loss }: TrainedNetwork, data: Dataset): Evaluation {
  checkData("data", data, network, loss);
  const cache = createForwardCache(network, data.count);
  const Yh = forward(network, parameters, data.X, data.count, cache);
  return { loss: meanLoss(network, data, loss, cache), ...decisionMetrics(network, Yh, data) };
}

function decisionMetrics(network: Network, Yh: Float64Array, { Y, count, weights }: Dataset): Omit<Evaluation, "loss"> {
  const { activation, units: k } = outputLayer(network);
  if (activation === "softmax") {
    const classOf = (values: Float64Array) => Array.from({ length: count }, (_, i) => indexOfLargest(values, i * k, k));
    return metricsOf(confusionMatrix(classOf(Y), classOf(Yh), k, weights));
  }
  if (activation !== "sigmoid") return {};
  const matrices = Array.from({ length: k }, (_, j) => {
    const decisions = (values: Float64Array) => Array.from({ length: count }, (_, i) => ((values[i * k + j] as number) >= 0.5 ? 1 : 0));
    return confusionMatrix(decisions(Y), decisions(Yh), 2, weights);
  });
  if (k === 1) return metricsOf(matrices[0] as ConfusionMatrix);
  const classes = matrices.map((matrix) => classMetrics(matrix)[1] as ClassMetrics);
  return { accuracy: matrices.reduce((sum, matrix) => sum + accuracyOf(matrix), 0) / k, classes, macro: macroAverage(classes) };
}

function metricsOf(matrix: ConfusionMatrix): Omit<Evaluation, "loss"> {
  const classes = classMetrics(matrix);
  return { accuracy: accuracyOf(matrix), confusionMatrix: matrix, classes, macro: macroAverage(classes) };
}
