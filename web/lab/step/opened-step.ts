import { backward } from "../../../network/learning/backward.ts";
import { monotoneSigns, projectInPlace } from "../../../network/learning/constraints.ts";
import { createDataset } from "../../../network/learning/dataset.ts";
import { createForwardCache, forward } from "../../../network/learning/forward.ts";
import { losses } from "../../../network/learning/losses.ts";
import { type Network, weightsOf } from "../../../network/learning/network.ts";
import { stateVectorCount, updateInto } from "../../../network/learning/optimizers.ts";
import type { TrainingOptions } from "../../../network/learning/options.ts";
import { addPenaltyGradientInto, clipNormInPlace } from "../../../network/learning/regularization.ts";
import { inputGradientInto } from "../../../network/math/matrix.ts";

/** What a step for one row starts from. The network has one output. */
export interface StepSetup {
  readonly network: Network;
  readonly parameters: Float64Array;
  /** The row's inputs, scaled (inputs). */
  readonly X: Float64Array;
  /** Its label, 0 or 1. */
  readonly Y: number;
  readonly options: TrainingOptions;
  /** Of this step, after the schedule. */
  readonly learningRate: number;
  /** Counted from 1. */
  readonly step: number;
  /** What the optimizer remembers from the steps before; zeros where it is left out. */
  readonly optimizerState?: readonly Float64Array[] | undefined;
}

/**
 * One step of training for one row with every quantity on the way, in the letters of network/README.md. Index 0 is the first
 * hidden layer. The gradient is that of this row's loss alone.
 */
export interface OpenedStep extends StepSetup {
  readonly Z: readonly Float64Array[];
  readonly A: readonly Float64Array[];
  readonly loss: number;
  readonly dZ: readonly Float64Array[];
  /** Of the hidden layers. */
  readonly dA: readonly Float64Array[];
  /** Shaped like the parameters. */
  readonly gradient: Float64Array;
  readonly update: Update;
}

/** What a step does with a gradient. */
export interface Update {
  /** The gradient as the optimizer gets it: with the penalty, and clipped. */
  readonly penalised: Float64Array;
  readonly clipped: Float64Array;
  /** What the optimizer remembers before and after. */
  readonly stateBefore: readonly Float64Array[];
  readonly state: readonly Float64Array[];
  /** The parameters as the optimizer leaves them, and after the constraint. */
  readonly stepped: Float64Array;
  readonly parameters: Float64Array;
  /** The loss of the row with the new parameters. */
  readonly loss: number;
}

/** Computes a step with the functions that the training itself uses; nothing that is passed in changes. */
export function openStep(setup: StepSetup): OpenedStep {
  const { network, parameters, X, Y, options } = setup;
  const data = createDataset([X], [Y]);
  const cache = createForwardCache(network, 1);
  const dZ = network.layers.map(({ units }) => new Float64Array(units));
  const gradient = new Float64Array(network.parameterCount);
  forward(network, parameters, X, 1, cache);
  backward(network, parameters, data, options.loss, cache, dZ, gradient);
  const dA = network.layers.slice(0, -1).map(({ units }, l) => {
    const above = network.layers[l + 1] as Network["layers"][number];
    const result = new Float64Array(units);
    inputGradientInto(result, weightsOf(above, parameters), dZ[l + 1] as Float64Array, above.units, 1);
    return result;
  });
  const { Z, A } = cache;
  const loss = lossOf(Z.at(-1) as Float64Array, A.at(-1) as Float64Array, Y, setup);
  return { ...setup, Z, A, loss, dZ, dA, gradient, update: updateWith(setup, gradient) };
}

/** The loss of the row, from the last layer's Z and A. */
export function lossOf(Z: Float64Array, A: Float64Array, Y: number, { options }: Pick<StepSetup, "options">): number {
  return losses[options.loss].value(Z, A, Float64Array.of(Y), 0, 1);
}

function updateWith(setup: StepSetup, gradient: Float64Array): Update {
  const { network, X, Y, options, learningRate, step } = setup;
  const penalised = Float64Array.from(gradient);
  addPenaltyGradientInto(penalised, setup.parameters, network, options);
  const clipped = Float64Array.from(penalised);
  if (options.clipNorm !== undefined) clipNormInPlace(clipped, options.clipNorm);
  const stateBefore =
    setup.optimizerState ?? Array.from({ length: stateVectorCount(options.optimizer.name) }, () => new Float64Array(gradient.length));
  const state = stateBefore.map((vector) => Float64Array.from(vector));
  const stepped = Float64Array.from(setup.parameters);
  updateInto(stepped, clipped, state, options.optimizer, learningRate, step);
  const parameters = Float64Array.from(stepped);
  if (options.constraint) projectInPlace(parameters, monotoneSigns(network));
  const cache = createForwardCache(network, 1);
  forward(network, parameters, X, 1, cache);
  const loss = lossOf(cache.Z.at(-1) as Float64Array, cache.A.at(-1) as Float64Array, Y, setup);
  return { penalised, clipped, stateBefore, state, stepped, parameters, loss };
}
