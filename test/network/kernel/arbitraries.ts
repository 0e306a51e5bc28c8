import fc from "fast-check";
import { type KernelModule, simdEngine } from "../../../network/kernel/kernel.ts";
import { supports } from "../../../network/kernel/plan.ts";
import { type ActivationName, activations } from "../../../network/learning/activations.ts";
import { constraintAccepts, monotoneSigns, reflectInPlace } from "../../../network/learning/constraints.ts";
import { type Dataset, oneHot } from "../../../network/learning/dataset.ts";
import { type EngineFactory, typescriptEngine } from "../../../network/learning/engine.ts";
import { type LossName, losses } from "../../../network/learning/losses.ts";
import { createNetwork, type Network, outputLayer } from "../../../network/learning/network.ts";
import { type OptimizerOptions, optimizers, stateVectorCount } from "../../../network/learning/optimizers.ts";
import { createTraining, isFinished, saveTraining, step, type Training, trainEpoch } from "../../../network/learning/training.ts";
import { createRandom } from "../../../network/math/random.ts";

/** Everything that determines a short training. */
export interface Trial {
  readonly network: Network;
  readonly loss: LossName;
  readonly optimizer: OptimizerOptions;
  readonly data: Dataset;
  readonly start: Float64Array;
}

/** The activations that the kernel supports; the others run in TypeScript anyway. */
const hiddenNames = (Object.keys(activations) as (keyof typeof activations)[]).filter((activation) =>
  supports({ layers: [{ activation }] }, "meanSquaredError"),
);
const outputNames: readonly ActivationName[] = [...hiddenNames, "softmax"];
const lossNames = Object.keys(losses) as LossName[];

/** Any network, loss, optimizer and dataset, with parameters from zero to so large that every function saturates. */
export const trials: fc.Arbitrary<Trial> = fc
  .record({
    inputs: fc.integer({ min: 1, max: 20 }),
    hidden: fc.array(fc.record({ units: fc.integer({ min: 1, max: 20 }), activation: fc.constantFrom(...hiddenNames) }), { maxLength: 4 }),
    outputs: fc.integer({ min: 1, max: 11 }),
    output: fc.constantFrom(...outputNames),
    loss: fc.constantFrom(...lossNames),
    optimizer: fc.constantFrom(...Object.values(optimizers)),
    count: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 60, max: 200 })),
    weighted: fc.boolean(),
    size: fc.constantFrom(0, 1, 30, 1000),
    seed: fc.nat(),
  })
  .filter(({ output, loss }) => losses[loss].accepts(output))
  .map(({ inputs, hidden, outputs, output, loss, optimizer, count, weighted, size, seed }) => {
    const network = createNetwork({ inputs, layers: [...hidden, { units: outputs, activation: output }] });
    const random = createRandom(seed);
    const classes = Array.from({ length: outputs }, (_, j) => j);
    const labels = Array.from({ length: count }, () => random.integer(outputs));
    const data: Dataset = {
      X: Float64Array.from({ length: inputs * count }, () => random.normal()),
      Y:
        loss === "categoricalCrossEntropy"
          ? Float64Array.from(oneHot(labels, classes).flat())
          : Float64Array.from({ length: outputs * count }, () => random.integer(2)),
      count,
      ...(weighted ? { weights: Float64Array.from({ length: count }, () => 0.5 + random.integer(5)) } : {}),
    };
    const start = Float64Array.from({ length: network.parameterCount }, () => size * random.normal());
    return { network, loss, optimizer, data, start };
  });

/** The law: over three steps of any trial the kernel and plain TypeScript agree to the bit. Throws if they do not. */
export function assertSameBits(kernel: KernelModule, runs: number): void {
  fc.assert(
    fc.property(trials, (trial) => firstDifference(numbersOf(trial, typescriptEngine), numbersOf(trial, simdEngine(kernel))) === -1),
    { numRuns: runs },
  );
}

/**
 * The same for trainings whose epochs the kernel does in one call: any batch size, penalty, clipping and constraint, some steps
 * before the first whole epoch, and everything that a training saves. Throws if they differ or the kernel does not do it in one call.
 */
export function assertSameTrainings(kernel: KernelModule, runs: number): void {
  const settings = fc.record({
    batchSize: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant("full" as const)),
    l1: fc.constantFrom(0, 0.001),
    l2: fc.constantFrom(0, 0.01),
    clipNorm: fc.constantFrom(undefined, 0.01, 1),
    constraint: fc.constantFrom(undefined, "monotone" as const),
  });
  const stepsBefore = fc.integer({ min: 0, max: 3 });
  fc.assert(
    fc.property(trials, settings, stepsBefore, ({ network, loss, optimizer, data, start: drawn }, setting, stepsBefore) => {
      const constraint = constraintAccepts(outputLayer(network).activation) ? setting.constraint : undefined;
      const options = { loss, optimizer, learningRate: 0.01, schedule: "cosine", epochs: 3, ...setting, constraint } as const;
      const start = Float64Array.from(drawn);
      if (constraint) reflectInPlace(start, monotoneSigns(network));
      const [plain, fast] = [typescriptEngine, simdEngine(kernel)].map((engine) => {
        const training = createTraining({ network, data, engine, options, parameters: start });
        for (let i = 0; i < stepsBefore; i++) step(training);
        while (!isFinished(training)) trainEpoch(training);
        const { parameters, optimizerState, order, random } = saveTraining(training);
        return {
          training,
          numbers: Float64Array.from([...training.gradient, ...parameters, ...optimizerState.flat(), ...order, ...random]),
        };
      }) as [Trained, Trained];
      return firstDifference(plain.numbers, fast.numbers) === -1 && fast.training.engine.runSteps?.(fast.training, 1) === true;
    }),
    { numRuns: runs },
  );
}

interface Trained {
  readonly training: Training;
  readonly numbers: Float64Array;
}

/** The first index at which two vectors differ in a bit (any NaN equals any other), or −1. */
export function firstDifference(a: Float64Array, b: Float64Array): number {
  return a.length === b.length ? a.findIndex((value, i) => !Object.is(value, b[i])) : Math.min(a.length, b.length);
}

/** All results of three steps: gradients, parameters, optimizer states, losses. */
function numbersOf({ network, loss, optimizer, data, start }: Trial, factory: EngineFactory): Float64Array {
  const engine = factory(network, loss, data.count);
  const vector = () => engine.allocate(network.parameterCount);
  const [parameters, gradient] = [vector(), vector()];
  const optimizerState = Array.from({ length: stateVectorCount(optimizer.name) }, vector);
  parameters.set(start);
  const batch = engine.copyIn(data);
  const numbers: number[] = [engine.loss(parameters, data)];
  for (let step = 1; step <= 3; step++) {
    engine.gradientInto(gradient, parameters, batch);
    engine.update(parameters, gradient, optimizerState, optimizer, 0.05, step);
    numbers.push(engine.loss(parameters, batch), ...gradient, ...parameters, ...optimizerState.flatMap((vector) => [...vector]));
  }
  return Float64Array.from(numbers);
}
