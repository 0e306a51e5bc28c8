import { readFileSync } from "node:fs";
import { compileKernel, type KernelModule } from "../network/kernel/kernel.ts";
import { projectPath } from "./files.ts";

/** The compiled SIMD kernel, for the engines of network/kernel/kernel.ts. */
export function loadKernel(): KernelModule {
  return compileKernel(readFileSync(projectPath("network/kernel/kernel.wasm")));
}
