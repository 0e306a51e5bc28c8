import { totalWeight } from "../learning/backward.ts";
import { gatherInto } from "../learning/dataset.ts";
import { checkLengths, type EngineFactory, typescriptEngine } from "../learning/engine.ts";
import { adamConstants, type OptimizerName, type OptimizerOptions, updateInto } from "../learning/optimizers.ts";
import { createKernelMemory } from "./memory.ts";
import { supports } from "./plan.ts";
import { Instance, type KernelExports, type KernelModule, Module } from "./webassembly.ts";

export type { KernelModule } from "./webassembly.ts";

/** The kernel for every network that it supports, and plain TypeScript for the others: whoever trains wants this one. */
export function fastEngine(module: KernelModule): EngineFactory {
  const simd = simdEngine(module);
  return (network, loss, capacity) => (supports(network, loss) ? simd : typescriptEngine)(network, loss, capacity);
}

/** Compiles the bytes of kernel.wasm, for where no bundler has done so already. */
export function compileKernel(bytes: Uint8Array): KernelModule {
  return new Module(bytes);
}

/**
 * An engine factory over the compiled kernel: the same bits as `typescriptEngine`, many times sooner. Vectors from
 * `allocate` are used where they are; others are copied in and out, and large datasets piece by piece.
 */
export function simdEngine(module: KernelModule): EngineFactory {
  return (network, loss, capacity) => {
    const memory = createKernelMemory(network, loss, capacity);
    const kernel = new Instance(module, { env: { memory: memory.object } }).exports as KernelExports;
    const { plan } = memory;
    return {
      name: "wasm-simd",
      allocate: memory.allocate,
      copyIn: memory.copyIn,
      gatherInto(batch, data, indices, first, count) {
        const at = memory.gatheringOf(batch, data, indices);
        if (!at) return gatherInto(batch, data, indices, first, count);
        const { to, from } = at;
        kernel.gather(plan, to.X, to.Y, to.weights, from.X, from.Y, from.weights, at.indices + 4 * first, count);
      },
      gradientInto(gradient, parameters, batch) {
        const total = totalWeight(batch);
        kernel.prepare(plan, memory.addressOf(parameters, 0), 1);
        memory.forEachChunk(batch, (X, Y, weights, count) => kernel.addGradient(plan, X, Y, weights, count, total));
        kernel.storeGradient(plan, memory.addressOf(gradient, 1));
        memory.copyBack(gradient, 1);
      },
      loss(parameters, data) {
        let sum = 0;
        kernel.prepare(plan, memory.addressOf(parameters, 0), 0);
        memory.forEachChunk(data, (X, Y, weights, count) => {
          sum = kernel.addLoss(plan, X, Y, weights, count, sum);
        });
        return sum / totalWeight(data);
      },
      update(parameters, gradient, optimizerState, options, learningRate, step) {
        // An optimizer that was added since is plain TypeScript's; the vectors are the same memory.
        if (!OPTIMIZERS.includes(options.name)) {
          updateInto(parameters, gradient, optimizerState, options, learningRate, step);
          return;
        }
        const [first, second] = optimizerState;
        const at = {
          P: memory.addressOf(parameters, 0),
          G: memory.addressOf(gradient, 1),
          first: first ? memory.addressOf(first, 2) : 0,
          second: second ? memory.addressOf(second, 3) : 0,
        };
        updateAt(kernel, at, network.parameterCount, options, learningRate, step);
        memory.copyBack(parameters, 0);
        if (first) memory.copyBack(first, 2);
        if (second) memory.copyBack(second, 3);
      },
      predictInto(outputs, parameters, X, count) {
        checkLengths(network, outputs, X, count);
        kernel.prepare(plan, memory.addressOf(parameters, 0), 0);
        memory.predictChunks(X, outputs, count, (from, to, samples) => kernel.predict(plan, from, to, samples));
      },
    };
  };
}

/** Those that `updateAt` and the kernel know. */
const OPTIMIZERS: readonly OptimizerName[] = ["sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"];

/** One step of an optimizer over the vectors at these addresses. */
function updateAt(
  kernel: KernelExports,
  { P, G, first, second }: { readonly P: number; readonly G: number; readonly first: number; readonly second: number },
  count: number,
  options: OptimizerOptions,
  rate: number,
  step: number,
): void {
  switch (options.name) {
    case "sgd":
      kernel.descend(P, G, count, rate);
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
