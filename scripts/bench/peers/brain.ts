import brain from "brain.js";
import { type Benchmark, inTurn } from "../measure.ts";
import { subjects, wisconsin } from "../subjects.ts";

/** brain.js, with the network as a standalone function, which is its fastest way to predict. */
export function brainBenchmarks(): Benchmark[] {
  const net = new brain.NeuralNetwork({ hiddenLayers: [15], activation: "relu" });
  const samples = Array.from({ length: wisconsin.count }, (_, i) => [...wisconsin.X.subarray(9 * i, 9 * i + 9)]);
  const rows = samples.map((input, i) => ({ input, output: [wisconsin.Y[i] as number] }));
  net.train(rows, { iterations: 5 });
  const predict = net.toFunction() as (sample: readonly number[]) => readonly number[];
  return [inTurn(subjects.one, "brain.js, standalone function", samples, (sample) => predict(sample)[0] as number)];
}
