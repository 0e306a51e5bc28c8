import { simdEngine } from "../../network/kernel/kernel.ts";
import { type Dataset, mergeRepeated } from "../../network/learning/dataset.ts";
import { type EngineFactory, typescriptEngine } from "../../network/learning/engine.ts";
import type { Network } from "../../network/learning/network.ts";
import { type OptimizerOptions, optimizers } from "../../network/learning/optimizers.ts";
import { createTraining, type Training, trainEpoch } from "../../network/learning/training.ts";
import { loadKernel } from "../kernel.ts";
import { type Benchmark, timed } from "./measure.ts";
import { article, BATCH, network, repeated, subjects, wideNetwork, wisconsin } from "./subjects.ts";

/** Epochs and steps of training, by the kernel and by plain TypeScript. */
export function learningBenchmarks(): Benchmark[] {
  const engines = [
    ["cytonet, kernel", simdEngine(loadKernel())],
    ["cytonet, plain TypeScript", typescriptEngine],
  ] as const;
  const benchmarks: Benchmark[] = [];
  for (const [who, engine] of engines) {
    benchmarks.push(
      epochs(subjects.epoch, who, trainingOf(engine, article, optimizers.sgd)),
      epochs(subjects.wisconsin, `${who}, 449 merged`, trainingOf(engine, mergeRepeated(wisconsin), optimizers.sgd)),
      epochs(subjects.wisconsin, who, trainingOf(engine, wisconsin, optimizers.sgd)),
      epochs(subjects.adam, who, trainingOf(engine, article, optimizers.adam, BATCH)),
      epochs(subjects.wide, who, trainingOf(engine, repeated(BATCH), optimizers.sgd, BATCH, wideNetwork)),
    );
  }
  return benchmarks;
}

/** A training without an end. */
export function trainingOf(
  engine: EngineFactory,
  data: Dataset,
  optimizer: OptimizerOptions,
  batchSize: number | "full" = "full",
  of: Network = network,
): Training {
  return createTraining({
    network: of,
    data,
    engine,
    seed: 1,
    options: {
      loss: "binaryCrossEntropy",
      optimizer,
      learningRate: optimizer.name === "adam" ? 0.001 : 0.07,
      schedule: { name: "constant" },
      initializer: "he",
      epochs: 1e9,
      batchSize,
      inputNoise: 0,
      l1: 0,
      l2: 0,
    },
  });
}

function epochs(subject: string, who: string, training: Training): Benchmark {
  const epoch = (): number => {
    trainEpoch(training);
    return training.parameters[0] as number;
  };
  return { subject, who, time: timed(epoch) };
}
