import { compileKernel, fastEngine } from "../../../network/kernel/kernel.ts";
import kernelUrl from "../../../network/kernel/kernel.wasm?url";
import { type EngineFactory, typescriptEngine } from "../../../network/learning/engine.ts";

/** For web workers: the SIMD kernel or, where WebAssembly is refused, plain TypeScript: the bits are the same. */
export async function loadEngine(): Promise<EngineFactory> {
  try {
    const response = await fetch(kernelUrl);
    return fastEngine(compileKernel(new Uint8Array(await response.arrayBuffer())));
  } catch {
    return typescriptEngine;
  }
}
