import type { Benchmark } from "../measure.ts";
import { brainBenchmarks } from "./brain.ts";
import { compiledReference, numpy } from "./child.ts";
import { onnxBenchmarks } from "./onnx.ts";
import { tensorflowBenchmarks } from "./tensorflow.ts";

/** The peers that this machine can run, and what is missing for the others. `close` ends their processes. */
export async function peerBenchmarks(): Promise<{ benchmarks: Benchmark[]; missing: string[]; close(): void }> {
  const packages = [
    ...(await tensorflowBenchmarks("cpu")),
    ...(await tensorflowBenchmarks("wasm")),
    ...brainBenchmarks(),
    ...(await onnxBenchmarks()),
  ];
  // Last: if something above throws, no process has been started.
  const children = [compiledReference(), numpy()];
  return {
    benchmarks: [...children.flatMap((child) => child.benchmarks), ...packages],
    missing: children.flatMap((child) => child.missing ?? []),
    close: () => children.forEach((child) => void child.close()),
  };
}
