import { adamConstants, type OptimizerName, type OptimizerOptions } from "../learning/optimizers.ts";
import type { KernelExports } from "./webassembly.ts";

/** Where the vectors of a step are; those that the optimizer does not use are 0. */
export interface StepAddresses {
  readonly parameters: number;
  readonly gradient: number;
  readonly state: readonly [number, number];
}

/** The kernel knows optimizers by their indices in this list: see assembly/steps.ts. */
export const OPTIMIZER_CODES: readonly OptimizerName[] = ["sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"];

/** Whether the kernel has an optimizer. Newer optimizers run in TypeScript only. */
export function hasOptimizer(name: OptimizerName): boolean {
  return OPTIMIZER_CODES.includes(name);
}

/** One step of an optimizer over `count` parameters: updateInto of network/learning/optimizers.ts. */
export function update(
  kernel: KernelExports,
  { parameters: P, gradient: G, state: [first, second] }: StepAddresses,
  count: number,
  options: OptimizerOptions,
  rate: number,
  step: number,
): void {
  switch (options.name) {
    case "sgd":
      kernel.sgd(P, G, count, rate);
      break;
    case "momentum":
      kernel.momentum(P, G, first, count, rate, options.momentum);
      break;
    case "nesterov":
      kernel.nesterov(P, G, first, count, rate, options.momentum);
      break;
    case "rmsprop":
      kernel.rmsprop(P, G, first, count, rate, options.decay, options.epsilon);
      break;
    case "adam":
    case "adamw": {
      const { stepSize, sqrtBiasCorrection, decayFactor } = adamConstants(options, rate, step);
      kernel.adam(P, G, first, second, count, options.beta1, options.beta2, options.epsilon, stepSize, sqrtBiasCorrection, decayFactor);
      break;
    }
  }
}
