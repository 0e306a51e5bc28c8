import { readFileSync } from "node:fs";
import { compileKernel, type KernelModule } from "../network/kernel/kernel.ts";
import { projectPath } from "./files.ts";

/** The compiled SIMD kernel, for the engines of network/kernel/kernel.ts. */
export function loadKernel(): KernelModule {
  return compileKernel(readFileSync(projectPath("network/kernel/kernel.wasm")));
}

/** The compiled expectation over unknown scores, for `accelerate` of model/unknowns/expectation.ts. */
export function loadExpectation(): KernelModule {
  return compileKernel(readFileSync(projectPath("model/unknowns/expectation.wasm")));
}
