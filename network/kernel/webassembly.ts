/**
 * The part of WebAssembly that the kernel needs. It exists wherever the kernel runs, but only the types of browsers and of
 * Workers declare it, each in their own way, and this folder uses neither.
 */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => KernelModule;
  readonly Memory: new (size: { readonly initial: number }) => MemoryObject;
  readonly Instance: new (module: KernelModule, imports: object) => { readonly exports: unknown };
}

/** A WebAssembly.Memory. */
export interface MemoryObject {
  readonly buffer: ArrayBuffer;
}

/** A compiled kernel.wasm: a WebAssembly.Module. */
export type KernelModule = object;

// Some browsers refuse WebAssembly altogether. This file then loads nevertheless, and compiling the kernel throws.
export const { Module, Memory, Instance } = (globalThis as unknown as { readonly WebAssembly?: WebAssemblyApi }).WebAssembly ?? refused();

function refused(): WebAssemblyApi {
  const Refused = class {
    constructor() {
      throw new Error("WebAssembly is not available here");
    }
  };
  return { Module: Refused, Memory: Refused, Instance: Refused } as unknown as WebAssemblyApi;
}

/** The exports of assembly/index.ts. Numbers that are not f64 there are addresses, counts and flags. */
export interface KernelExports {
  gather(
    plan: number,
    X: number,
    Y: number,
    weights: number,
    allX: number,
    allY: number,
    allWeights: number,
    indices: number,
    count: number,
  ): void;
  prepare(plan: number, parameters: number, withGradient: number): void;
  addGradient(plan: number, X: number, Y: number, weights: number, count: number, total: number): void;
  storeGradient(plan: number, gradient: number): void;
  addLoss(plan: number, X: number, Y: number, weights: number, count: number, sum: number): number;
  steps(plan: number, setup: number, batch: number, count: number, t: number): void;
  predict(plan: number, X: number, outputs: number, count: number): void;
  sgd(P: number, G: number, count: number, rate: number): void;
  momentum(P: number, G: number, V: number, count: number, rate: number, mu: number): void;
  nesterov(P: number, G: number, V: number, count: number, rate: number, mu: number): void;
  rmsprop(P: number, G: number, S: number, count: number, rate: number, decay: number, epsilon: number): void;
  adam(
    P: number,
    G: number,
    M: number,
    S: number,
    count: number,
    beta1: number,
    beta2: number,
    epsilon: number,
    stepSize: number,
    sqrtBiasCorrection: number,
    decayFactor: number,
  ): void;
}
