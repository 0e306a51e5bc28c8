import fc from "fast-check";
import { scalingNames } from "../../../model/training/scaling.ts";
import { madeProblemNames } from "../../../network/examples/made-problems.ts";
import { type InitializerName, initializers } from "../../../network/learning/initializers.ts";
import type { OptimizerOptions } from "../../../network/learning/optimizers.ts";
import type { TrainingOptions } from "../../../network/learning/options.ts";
import type { Schedule } from "../../../network/learning/schedules.ts";
import { fitsArticleStart } from "../../../web/lab/experiment/changes.ts";
import type { DataChoice, Experiment, HoldOut } from "../../../web/lab/experiment/experiment.ts";
import { hiddenActivations } from "../../../web/lab/experiment/network-fields.ts";
import { lossNames } from "../../../web/lab/experiment/training-fields.ts";

const seeds = fc.nat();
const steps = fc.integer({ min: 1, max: 100_000 });
const positive = fc.double({ min: 1e-9, max: 1e6, noNaN: true });
const share = fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true });
const belowOne = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }).map((value) => value + 0);
const fromZero = fc.double({ min: 0, max: 1e6, noNaN: true }).map((value) => value + 0);

const data: fc.Arbitrary<DataChoice> = fc.oneof(
  fc.constant({ kind: "wisconsin" } as const),
  fc.record({ kind: fc.constant("made" as const), problem: fc.constantFrom(...madeProblemNames), seed: seeds }),
  fc.record({ kind: fc.constant("own" as const), sha256: fc.stringMatching(/^[0-9a-f]{64}$/) }),
);

const optimizer: fc.Arbitrary<OptimizerOptions> = fc.oneof(
  fc.constant({ name: "sgd" } as const),
  fc.record({ name: fc.constantFrom("momentum" as const, "nesterov" as const), momentum: belowOne }),
  fc.record({ name: fc.constant("rmsprop" as const), decay: belowOne, epsilon: positive }),
  fc.record({ name: fc.constant("adam" as const), beta1: belowOne, beta2: belowOne, epsilon: positive }),
  fc.record({ name: fc.constant("adamw" as const), beta1: belowOne, beta2: belowOne, epsilon: positive, decay: fromZero }),
);

/** A number that is left out where it is the usual one. */
function unless<Key extends string>(key: Key, usual: number, values: fc.Arbitrary<number>): fc.Arbitrary<{ readonly [K in Key]?: number }> {
  return values.map((value) => (value === usual ? {} : { [key]: value }) as { readonly [K in Key]?: number });
}

const schedule: fc.Arbitrary<Schedule> = fc
  .tuple(
    unless("warmup", 0, fc.nat(1000)),
    fc.oneof(
      fc.constant({ name: "constant" } as const),
      fc.record({ name: fc.constant("step" as const), every: steps, factor: positive }),
      fc.record({ name: fc.constant("exponential" as const), factor: positive }),
      unless("minFactor", 0, belowOne).map((rest) => ({ name: "cosine" as const, ...rest })),
      fc
        .tuple(steps, unless("periodMultiplier", 1, fc.double({ min: 1, max: 9, noNaN: true })), unless("minFactor", 0, belowOne))
        .map(([period, ...rest]) => ({ name: "warmRestarts" as const, period, ...rest[0], ...rest[1] })),
    ),
  )
  .map(([warmup, rest]) => ({ ...rest, ...warmup }));

function training(holdOut: HoldOut): fc.Arbitrary<TrainingOptions> {
  const required = fc.record({
    loss: fc.constantFrom(...lossNames),
    optimizer,
    learningRate: positive,
    schedule,
    initializer: fc.constantFrom(...(Object.keys(initializers) as InitializerName[])),
    epochs: steps,
    batchSize: fc.oneof(fc.constant("full" as const), steps),
    inputNoise: fromZero,
    l1: fromZero,
    l2: fromZero,
  });
  const optional = fc.record(
    {
      constraint: fc.constant("monotone" as const),
      clipNorm: positive,
      ...(holdOut.kind === "none" ? {} : { earlyStopping: fc.record({ patience: steps }) }),
    },
    { requiredKeys: [] },
  );
  return fc.tuple(required, optional).map(([options, more]) => ({ ...options, ...more }) as TrainingOptions);
}

function experimentOn(choice: DataChoice): fc.Arbitrary<Experiment> {
  const shares = fc.record({ kind: fc.constant("share" as const), share, seed: seeds });
  const none = fc.constant({ kind: "none" } as const);
  const holdOuts: fc.Arbitrary<HoldOut> =
    choice.kind === "wisconsin" ? fc.oneof(shares, none, fc.constant({ kind: "article" } as const)) : fc.oneof(shares, none);
  const scalings = choice.kind === "made" ? (["min-max", "standard"] as const) : scalingNames;
  const layers = fc.array(fc.record({ units: fc.integer({ min: 1, max: 128 }), activation: fc.constantFrom(...hiddenActivations) }), {
    maxLength: 24,
  });
  const articleShape = fc.constantFrom(...hiddenActivations).map((activation) => [{ units: 15, activation }]);
  return holdOuts.chain((holdOut) =>
    fc
      .record({
        hidden: fc.oneof(layers, articleShape),
        scaling: fc.constantFrom(...scalings),
        training: training(holdOut),
        seed: seeds,
        start: fc.constantFrom("drawn" as const, "article" as const),
      })
      .map(({ seed, start, ...recipe }) => {
        const drawn: Experiment = { data: choice, holdOut, start: "drawn", recipe: { name: "", ...recipe }, seed };
        return fitsArticleStart(drawn) ? { ...drawn, start } : drawn;
      }),
  );
}

/** Every experiment that the lab accepts, in its plain form: what is as usual is left out. */
export const experiments: fc.Arbitrary<Experiment> = data.chain(experimentOn);
