import type { FirstGradientFigures, WhereToStartFigures } from "../../data/lessons/09-where-to-start.ts";
import { DEPTH, deepData, deepNetwork, firstGradient, WIDTH } from "../../model/lessons/deep.ts";
import type { ActivationName } from "../../network/learning/activations.ts";
import type { InitializerName } from "../../network/learning/initializers.ts";
import { accuracy } from "../../network/learning/measurement.ts";
import { createTraining, trainEpoch } from "../../network/learning/training.ts";
import type { Lesson, LessonContext } from "./lesson.ts";
import { median } from "./statistics.ts";

interface Choice {
  readonly activation: ActivationName;
  readonly initializer: InitializerName;
}

/** What came of one training. */
interface TrainedRun {
  readonly loss: number;
  readonly accuracy: number;
}

const SEEDS = [1, 2, 3, 4, 5];
const choices: readonly Choice[] = [
  ...(["sigmoid", "tanh", "relu"] as const).flatMap((activation) =>
    (["small", "lecun", "glorot", "he"] as const).map((initializer) => ({ activation, initializer })),
  ),
  { activation: "relu", initializer: "zero" },
];
const gains = [0.5, 0.75, 1, 1.25, 1.5, 2];

const STEPS = 1000;
const RATE = 0.1;
const TRAINED_SEEDS = 3;
const trained: readonly Choice[] = [
  { activation: "sigmoid", initializer: "glorot" },
  { activation: "relu", initializer: "small" },
  { activation: "relu", initializer: "lecun" },
  { activation: "relu", initializer: "he" },
  { activation: "relu", initializer: "zero" },
];

const setting = { hidden: `${DEPTH} layers of ${WIDTH}`, scaling: "standard", rows: "all complete rows", batch: "full" };

/** Chapter 9. */
export const whereToStart: Lesson<WhereToStartFigures> = {
  number: 9,
  slug: "where-to-start",
  parts: {
    firstGradients: {
      settings: { ...setting, seeds: SEEDS },
      compute: (context) => choices.map((choice) => medianGradient(choice, context)),
    },
    gains: {
      settings: { ...setting, activation: "relu", initializer: "he", seed: 1 },
      compute: ({ data, engine }) =>
        gains.map((gain) => {
          const { loss, norms } = firstGradient(deepData(data), { activation: "relu", initializer: "he", gain, seed: 1 }, engine);
          return { gain, loss, first: norms[0] as number, last: norms.at(-1) as number };
        }),
    },
    trained: {
      settings: { ...setting, steps: STEPS, rate: RATE, optimizer: "sgd", seeds: TRAINED_SEEDS },
      isSlow: true,
      count: trained.length * TRAINED_SEEDS,
      one: (context, index) => trainDeep(trained[Math.floor(index / TRAINED_SEEDS)] as Choice, 1 + (index % TRAINED_SEEDS), context),
      summarise: (each: readonly TrainedRun[]) =>
        trained.map((choice, i) => {
          const runs = each.slice(i * TRAINED_SEEDS, (i + 1) * TRAINED_SEEDS);
          const losses = runs.map(({ loss }) => loss);
          const accuracies = runs.map((run) => run.accuracy);
          return {
            ...choice,
            lowestLoss: Math.min(...losses),
            highestLoss: Math.max(...losses),
            lowestAccuracy: Math.min(...accuracies),
            highestAccuracy: Math.max(...accuracies),
          };
        }),
    },
  },
};

function medianGradient(choice: Choice, { data, engine }: LessonContext): FirstGradientFigures {
  const rows = deepData(data);
  const gradients = SEEDS.map((seed) => firstGradient(rows, { ...choice, gain: 1, seed }, engine));
  return {
    ...choice,
    loss: median(gradients.map(({ loss }) => loss)),
    norms: Array.from({ length: DEPTH + 1 }, (_, layer) => median(gradients.map(({ norms }) => norms[layer] as number))),
  };
}

function trainDeep({ activation, initializer }: Choice, seed: number, { data, engine }: LessonContext): TrainedRun {
  const rows = deepData(data);
  const network = deepNetwork(activation, data.features.length);
  const training = createTraining({
    network,
    data: rows,
    seed,
    engine,
    options: { optimizer: "sgd", learningRate: RATE, initializer, batchSize: "full", epochs: STEPS },
  });
  while (training.epochs < STEPS) trainEpoch(training);
  const run = {
    loss: training.engine.loss(training.parameters, rows),
    accuracy: accuracy(training.engine, network, training.parameters, rows),
  };
  training.engine.release();
  return run;
}
