import { totalWeight } from "../learning/backward.ts";
import { type Dataset, gatherInto } from "../learning/dataset.ts";
import { checkLengths, type Engine, type EngineFactory, typescriptEngine } from "../learning/engine.ts";
import { updateInto } from "../learning/optimizers.ts";
import type { DatasetAddresses } from "./datasets.ts";
import { createKernelMemory } from "./memory.ts";
import { createMemoryPool } from "./memory-pool.ts";
import { supports } from "./plan.ts";
import { createRunSteps } from "./steps.ts";
import { hasOptimizer, update } from "./update.ts";
import { Instance, type KernelExports, type KernelModule, Module } from "./webassembly.ts";

export type { KernelModule } from "./webassembly.ts";

/** The default choice: SIMD where supported, otherwise TypeScript. */
export function fastEngine(module: KernelModule): EngineFactory {
  const simd = simdEngine(module);
  return (network, loss, capacity, samples) => (supports(network, loss) ? simd : typescriptEngine)(network, loss, capacity, samples);
}

/** Compiles the bytes of kernel.wasm, where no bundler has done so. */
export function compileKernel(bytes: Uint8Array): KernelModule {
  return new Module(bytes);
}

/**
 * Engines that compute in the kernel: bit-identical to `typescriptEngine` and many times faster. Vectors from `allocate` are
 * used in place; others are copied in and out, and large datasets are copied in chunk by chunk.
 */
export function simdEngine(module: KernelModule): EngineFactory {
  const pool = createMemoryPool();
  return (network, loss, capacity, samples = capacity) => {
    const memory = createKernelMemory(pool, network, loss, capacity, samples);
    const kernel = new Instance(module, { env: { memory: memory.object } }).exports as KernelExports;
    const { plan, slots, datasets, chunks } = memory;

    /** Calls `visit` with the addresses of the dataset, or of one copied chunk after another. */
    function forEachChunk(data: Dataset, visit: (addresses: DatasetAddresses, count: number) => void): void {
      const addresses = datasets.addressesOf(data);
      if (addresses) visit(addresses, data.count);
      else chunks.forEach(data, visit);
    }

    const engine: Engine = {
      name: "wasm-simd",
      runSteps: createRunSteps(kernel, memory),
      allocate: memory.allocate,
      copyIn(data) {
        const { X, Y, count, weights } = data;
        if (datasets.addressesOf(data) || !memory.hasRoom(X.length + Y.length + (weights?.length ?? 0))) return data;
        const copy = (values: Float64Array): Float64Array => {
          const vector = memory.allocate(values.length);
          vector.set(values);
          return vector;
        };
        return weights ? { X: copy(X), Y: copy(Y), count, weights: copy(weights) } : { X: copy(X), Y: copy(Y), count };
      },
      gatherInto(batch, data, indices, first, count) {
        const at = datasets.gatherAddressesOf(batch, data, indices);
        if (!at) return gatherInto(batch, data, indices, first, count);
        const { batch: to, data: from } = at;
        kernel.gather(plan, to.X, to.Y, to.weights, from.X, from.Y, from.weights, at.indices + 4 * first, count);
      },
      gradientInto(gradient, parameters, batch) {
        const total = totalWeight(batch);
        kernel.prepare(plan, slots.addressOf(parameters, 0), 1);
        forEachChunk(batch, ({ X, Y, weights }, count) => kernel.addGradient(plan, X, Y, weights, count, total));
        kernel.storeGradient(plan, slots.addressOf(gradient, 1));
        slots.copyBack(gradient, 1);
      },
      loss(parameters, data) {
        let sum = 0;
        kernel.prepare(plan, slots.addressOf(parameters, 0), 0);
        forEachChunk(data, ({ X, Y, weights }, count) => {
          sum = kernel.addLoss(plan, X, Y, weights, count, sum);
        });
        return sum / totalWeight(data);
      },
      predictInto(outputs, parameters, X, count) {
        checkLengths(network, outputs, X, count);
        kernel.prepare(plan, slots.addressOf(parameters, 0), 0);
        if (X.buffer === memory.buffer && outputs.buffer === memory.buffer) kernel.predict(plan, X.byteOffset, outputs.byteOffset, count);
        else chunks.predict(outputs, X, count, (to, from, samples) => kernel.predict(plan, from, to, samples));
      },
      update(parameters, gradient, optimizerState, options, learningRate, step) {
        // The vectors are in memory that TypeScript shares.
        if (!hasOptimizer(options.name)) return updateInto(parameters, gradient, optimizerState, options, learningRate, step);
        const [first, second] = optimizerState;
        const state = [first ? slots.addressOf(first, 2) : 0, second ? slots.addressOf(second, 3) : 0] as const;
        const addresses = { parameters: slots.addressOf(parameters, 0), gradient: slots.addressOf(gradient, 1), state };
        update(kernel, addresses, network.parameterCount, options, learningRate, step);
        slots.copyBack(parameters, 0);
        if (first) slots.copyBack(first, 2);
        if (second) slots.copyBack(second, 3);
      },
      release() {
        // The memory belongs to another engine from now on, so a mistake must not reach it.
        for (const [name, member] of Object.entries(engine)) if (typeof member === "function") Object.assign(engine, { [name]: refuse });
        pool.release(memory.object);
      },
    };
    return engine;
  };
}

function refuse(): never {
  throw new Error("the engine has been released and cannot be used any more");
}
