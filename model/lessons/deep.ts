import type { ActivationName } from "../../network/learning/activations.ts";
import { type Dataset, mergeRepeated } from "../../network/learning/dataset.ts";
import type { EngineFactory } from "../../network/learning/engine.ts";
import { type InitializerName, initialParameters } from "../../network/learning/initializers.ts";
import { createNetwork, type Network } from "../../network/learning/network.ts";
import { norm } from "../../network/math/matrix.ts";
import { createRandom } from "../../network/math/random.ts";
import type { LabelledRows } from "../training/labelled-rows.ts";
import { scaledRows } from "./article.ts";

/** Hidden layers of the deep network, and units in each. */
export const DEPTH = 20;
export const WIDTH = 15;

/** How the weights of the deep network are drawn. */
export interface DeepStart {
  readonly activation: ActivationName;
  readonly initializer: InitializerName;
  /** What every weight is then multiplied by. */
  readonly gain: number;
  readonly seed: number;
}

/** What the first step feels. */
export interface FirstGradient {
  readonly loss: number;
  /** The Euclidean norm of each layer's part of the gradient, from the first hidden layer to the output. */
  readonly norms: readonly number[];
}

/** A network of twenty hidden layers with one sigmoid output. */
export function deepNetwork(activation: ActivationName, inputs: number): Network {
  const hidden = Array.from({ length: DEPTH }, () => ({ units: WIDTH, activation }));
  return createNetwork({ inputs, layers: [...hidden, { units: 1, activation: "sigmoid" }] });
}

/** All rows with mean 0 and standard deviation 1, equal ones merged. */
export function deepData(rows: LabelledRows): Dataset {
  return mergeRepeated(scaledRows(rows, "standard"));
}

/** The weights before the first step. */
export function deepParameters(network: Network, { initializer, gain, seed }: Omit<DeepStart, "activation">): Float64Array {
  return initialParameters(network, initializer, createRandom(seed)).map((weight) => gain * weight);
}

/** The gradient of the loss over all rows before the first step. */
export function firstGradient(data: Dataset, start: DeepStart, factory: EngineFactory): FirstGradient {
  const network = deepNetwork(start.activation, data.X.length / data.count);
  const engine = factory(network, "binaryCrossEntropy", data.count);
  const parameters = deepParameters(network, start);
  const gradient = new Float64Array(network.parameterCount);
  engine.gradientInto(gradient, parameters, data);
  const loss = engine.loss(parameters, data);
  engine.release();
  return { loss, norms: network.layers.map(({ weightsAt, biasesAt, units }) => norm(gradient.subarray(weightsAt, biasesAt + units))) };
}
