import type { EngineFactory } from "../../network/learning/engine.ts";
import { accuracy } from "../../network/learning/measurement.ts";
import type { Network } from "../../network/learning/network.ts";
import { createTraining, trainEpoch } from "../../network/learning/training.ts";
import { networkOf, type Recipe } from "../training/recipe.ts";
import type { Split } from "./article.ts";
import type { Lane } from "./lanes.ts";

/** What a lane came to. Losses are means per row, in nats. */
export interface LaneRun {
  /** On the rows learned from: at the start and after each epoch. */
  readonly losses: readonly number[];
  readonly heldOutLoss: number;
  readonly heldOutAccuracy: number;
  /** Hidden units that are positive on no row learned from at the end. */
  readonly silentUnits: number;
  /** The standard deviation of the loss over the last ten epochs. */
  readonly jitter: number;
}

/** The recipe that all lanes share, apart from what makes the lane. */
const shared = { hidden: [{ units: 15, activation: "relu" }], scaling: "min-max" } as const;
const EPOCHS = 60;
const BATCH = 32;
const LAST = 10;

/** Where a lane starts: parameters, or else drawn from the seed, which also decides the order of the rows. */
export interface LaneStart {
  readonly seed: number;
  readonly parameters?: ArrayLike<number>;
}

/** The recipe of a lane: 9-15-1, batches of 32, 60 epochs. */
export function laneRecipe({ name, optimizer, rate, schedule }: Lane): Recipe {
  return {
    name,
    ...shared,
    training: {
      loss: "binaryCrossEntropy",
      optimizer,
      learningRate: rate,
      schedule,
      initializer: "lecun",
      epochs: EPOCHS,
      batchSize: BATCH,
      inputNoise: 0,
      l1: 0,
      l2: 0,
    },
  };
}

/** Trains a lane to its end; `onEpoch` gets each loss as it comes. */
export function runLane(
  lane: Lane,
  { learning, heldOut }: Split,
  { seed, parameters }: LaneStart,
  engine: EngineFactory,
  onEpoch: (loss: number) => void = () => {},
): LaneRun {
  const recipe = laneRecipe(lane);
  const network = networkOf(recipe, learning.X.length / learning.count);
  const training = createTraining({
    network,
    data: learning,
    options: recipe.training,
    seed,
    engine,
    ...(parameters ? { parameters } : {}),
  });
  const losses: number[] = [];
  const measure = (): void => {
    const loss = training.engine.loss(training.parameters, learning);
    losses.push(loss);
    onEpoch(loss);
  };
  measure();
  while (training.epochs < EPOCHS) {
    trainEpoch(training);
    measure();
  }
  const run = {
    losses,
    heldOutLoss: training.engine.loss(training.parameters, heldOut),
    heldOutAccuracy: accuracy(training.engine, network, training.parameters, heldOut),
    silentUnits: silentUnits(network, training.parameters, learning.X, learning.count),
    jitter: standardDeviation(losses.slice(-LAST)),
  };
  training.engine.release();
  return run;
}

/** Hidden units of the first layer whose sum is above 0 on none of the rows. */
function silentUnits({ layers, inputs }: Network, parameters: Float64Array, X: Float64Array, count: number): number {
  const [layer] = layers as [Network["layers"][number]];
  let silent = 0;
  for (let j = 0; j < layer.units; j++) {
    let isSilent = true;
    for (let i = 0; i < count && isSilent; i++) {
      let z = parameters[layer.biasesAt + j] as number;
      for (let k = 0; k < inputs; k++) z += (parameters[layer.weightsAt + j * inputs + k] as number) * (X[i * inputs + k] as number);
      isSilent = z <= 0;
    }
    if (isSilent) silent += 1;
  }
  return silent;
}

function standardDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / values.length);
}
