// Several steps of a training in one call: `step` of network/learning/training.ts, without JavaScript between the steps.

import { project } from "./constraints";
import { first, pair, powIntegerLanes, second } from "./exact-lanes";
import { addGatheredGradient, addGradient, prepare, storeGradient } from "./gradient";
import { adam, momentum, nesterov, rmsprop, sgd } from "./optimizers";
import { Plan } from "./plan";
import { shuffle } from "./random";
import { addPenaltyGradient, clipNorm } from "./regularization";

/** What stays the same during a training; network/kernel/steps.ts writes it, field by field in this order. */
@unmanaged
export class Setup {
  l1: f64;
  l2: f64;
  /** Infinity for no clipping. */
  clipNorm: f64;
  /** The constants of the optimizer, in the order of its options: momentum; or decay, epsilon; or beta1, beta2, epsilon, decay. */
  c0: f64;
  c1: f64;
  c2: f64;
  c3: f64;
  X: usize;
  Y: usize;
  weights: usize;
  /** The indices of the samples in the order of the epoch. */
  order: usize;
  samples: i32;
  batchSize: i32;
  parameters: usize;
  gradient: usize;
  firstState: usize;
  secondState: usize;
  /** The signs that a constraint imposes on the parameters; 0 for none. */
  signs: usize;
  parameterCount: i32;
  optimizer: i32;
  /** The state of the random generator, and the learning rates of the steps to be done. */
  random: usize;
  rates: usize;
}

/** Does `count` steps of one epoch, from batch `batch` on. `t` is the number of the first one in the training, from 1. */
export function steps(plan: Plan, setup: Setup, batch: i32, count: i32, t: f64): void {
  const isFullBatch = setup.batchSize == setup.samples;
  if (batch == 0 && !isFullBatch) shuffle(setup.order, setup.samples, setup.random);
  for (let i = 0; i < count; i++) {
    const from = (batch + i) * setup.batchSize;
    const samples = min(setup.batchSize, setup.samples - from);
    prepare(plan, setup.parameters, true);
    if (isFullBatch) addGradient(plan, setup.X, setup.Y, setup.weights, samples, totalWeight(setup.weights, 0, samples));
    else {
      const indices = setup.order + (<usize>from << 2);
      addGatheredGradient(plan, setup.X, setup.Y, setup.weights, indices, samples, totalWeight(setup.weights, indices, samples));
    }
    storeGradient(plan, setup.gradient);
    if (setup.l1 != 0 || setup.l2 != 0) addPenaltyGradient(plan, setup.gradient, setup.parameters, setup.l1, setup.l2);
    if (setup.clipNorm != Infinity) clipNorm(setup.gradient, setup.parameterCount, setup.clipNorm);
    update(setup, load<f64>(setup.rates + (<usize>i << 3)), <i64>t + i);
    if (setup.signs) project(setup.parameters, setup.signs, setup.parameterCount);
  }
}

/** The sum of the weights of all samples or of those with the given indices; their number if there are no weights. */
function totalWeight(weights: usize, indices: usize, samples: i32): f64 {
  if (!weights) return samples;
  let sum: f64 = 0;
  for (let i: usize = 0; i < <usize>samples; i++) sum += load<f64>(weights + ((indices ? <usize>load<u32>(indices + (i << 2)) : i) << 3));
  return sum;
}

// The order of OPTIMIZER_CODES in network/kernel/update.ts.
const SGD: i32 = 0;
const MOMENTUM: i32 = 1;
const NESTEROV: i32 = 2;
const RMSPROP: i32 = 3;

function update(setup: Setup, rate: f64, t: i64): void {
  const P = setup.parameters, G = setup.gradient, state = setup.firstState, count = setup.parameterCount;
  switch (setup.optimizer) {
    case SGD:
      sgd(P, G, count, rate);
      break;
    case MOMENTUM:
      momentum(P, G, state, count, rate, setup.c0);
      break;
    case NESTEROV:
      nesterov(P, G, state, count, rate, setup.c0);
      break;
    case RMSPROP:
      rmsprop(P, G, state, count, rate, setup.c0, setup.c1);
      break;
    default: {
      const powers = powIntegerLanes(pair(setup.c0, setup.c1), t);
      const stepSize = rate / (1 - first(powers));
      const sqrtBiasCorrection = sqrt(1 - second(powers));
      adam(P, G, state, setup.secondState, count, setup.c0, setup.c1, setup.c2, stepSize, sqrtBiasCorrection, 1 - rate * setup.c3);
      break;
    }
  }
}
