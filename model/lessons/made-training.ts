import type { MadeProblemName } from "../../network/examples/made-problems.ts";
import type { ElementwiseName } from "../../network/learning/activations.ts";
import { type EngineFactory, typescriptEngine } from "../../network/learning/engine.ts";
import { createNetwork } from "../../network/learning/network.ts";
import { createTraining, type Training } from "../../network/learning/training.ts";
import { LEARNED_POINTS, madeData } from "./made-data.ts";

/** A small network that learns a made problem: full batches, Adam, He initialisation. */
export interface MadeSetup {
  readonly problem: MadeProblemName;
  readonly hidden: readonly { readonly units: number; readonly activation: ElementwiseName }[];
  readonly rate: number;
  /** Decides the initial parameters. */
  readonly seed: number;
  /** Decides the points. */
  readonly dataSeed: number;
}

/** A training of such a network that never ends by itself. */
export function startMade({ problem, hidden, rate, seed, dataSeed }: MadeSetup, engine: EngineFactory = typescriptEngine): Training {
  return createTraining({
    network: createNetwork({ inputs: 2, layers: [...hidden, { units: 1, activation: "sigmoid" }] }),
    data: madeData(problem, LEARNED_POINTS, dataSeed),
    seed,
    engine,
    options: { optimizer: "adam", learningRate: rate, initializer: "he", batchSize: "full", epochs: Number.MAX_SAFE_INTEGER },
  });
}
