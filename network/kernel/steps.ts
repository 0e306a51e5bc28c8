import type { TrainingState } from "../learning/engine.ts";
import type { OptimizerOptions } from "../learning/optimizers.ts";
import type { Arena } from "./arena.ts";
import type { Datasets } from "./datasets.ts";
import { hasOptimizer, OPTIMIZER_CODES } from "./update.ts";
import type { KernelExports } from "./webassembly.ts";

/** Does `count` steps of one epoch in one call of the kernel. Returns false, having done nothing, if it cannot. */
export type RunSteps = (training: TrainingState, count: number) => boolean;

/** The scratch buffers of the steps. */
export interface StepsAddresses {
  /** Setup of assembly/steps.ts. */
  readonly setup: number;
  /** The state of the random generator. */
  readonly random: number;
  /** The learning rates of the steps. */
  readonly rates: number;
}

/** What is used of an engine's memory. */
interface StepsMemory {
  readonly buffer: ArrayBuffer;
  readonly plan: number;
  readonly datasets: Datasets;
  readonly steps: StepsAddresses;
}

/** The numbers in Setup, and the 32-bit fields after them. */
const CONSTANTS = 7;
const FIELDS = 15;
/** Steps per call of the kernel. */
const RATES = 64;

export function reserveSteps(arena: Arena): StepsAddresses {
  return { setup: arena.alloc(8 * CONSTANTS + 4 * FIELDS), random: arena.alloc(16), rates: arena.alloc(8 * RATES) };
}

export function createRunSteps(kernel: KernelExports, { buffer, plan, datasets, steps: addresses }: StepsMemory): RunSteps {
  const { setup } = addresses;
  const words = new Int32Array(buffer, addresses.random, 4);
  const rates = new Float64Array(buffer, addresses.rates, RATES);
  let last: { readonly training: TrainingState; readonly isPossible: boolean } | undefined;

  /** Writes the fields of Setup of assembly/steps.ts, in that order. Returns false if the kernel cannot do the steps. */
  function describe({ options, batcher, signs, parameters, gradient, optimizerState }: TrainingState): boolean {
    const { source, order, size } = batcher;
    const data = datasets.addressesOf(source);
    const isHere = [parameters, gradient, order, ...optimizerState, ...(signs ? [signs] : [])].every((vector) => vector.buffer === buffer);
    if (!data || !isHere || options.inputNoise > 0 || !hasOptimizer(options.optimizer.name)) return false;
    const constants = constantsOf(options.optimizer);
    new Float64Array(buffer, setup, CONSTANTS).set([options.l1, options.l2, options.clipNorm ?? Infinity, ...constants]);
    new Int32Array(buffer, setup + 8 * CONSTANTS, FIELDS).set([
      data.X,
      data.Y,
      data.weights,
      order.byteOffset,
      source.count,
      size,
      parameters.byteOffset,
      gradient.byteOffset,
      optimizerState[0]?.byteOffset ?? 0,
      optimizerState[1]?.byteOffset ?? 0,
      signs?.byteOffset ?? 0,
      parameters.length,
      OPTIMIZER_CODES.indexOf(options.optimizer.name),
      addresses.random,
      addresses.rates,
    ]);
    return true;
  }

  return (training, count) => {
    if (last?.training !== training) last = { training, isPossible: describe(training) };
    if (!last.isPossible) return false;
    const { options, batcher, random, rateFactor, steps } = training;
    const first = steps % batcher.batchesPerEpoch;
    const shuffles = first === 0 && batcher.batchesPerEpoch > 1;
    if (shuffles) words.set(random.state());
    for (let done = 0; done < count; done += RATES) {
      const now = Math.min(RATES, count - done);
      for (let i = 0; i < now; i++) rates[i] = options.learningRate * rateFactor(steps + done + i);
      kernel.steps(plan, setup, first + done, now, steps + done + 1);
    }
    if (shuffles) random.restore([words[0] as number, words[1] as number, words[2] as number, words[3] as number]);
    return true;
  };
}

/** The constants of an optimizer in the order of its options. */
function constantsOf(options: OptimizerOptions): number[] {
  switch (options.name) {
    case "sgd":
      return [];
    case "momentum":
    case "nesterov":
      return [options.momentum];
    case "rmsprop":
      return [options.decay, options.epsilon];
    case "adam":
      return [options.beta1, options.beta2, options.epsilon, 0];
    case "adamw":
      return [options.beta1, options.beta2, options.epsilon, options.decay];
  }
}
