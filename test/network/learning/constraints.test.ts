import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { activations } from "../../../network/learning/activations.ts";
import { monotoneSigns } from "../../../network/learning/constraints.ts";
import { createDataset } from "../../../network/learning/dataset.ts";
import { createForwardCache, forward } from "../../../network/learning/forward.ts";
import { createNetwork, dense, type Network } from "../../../network/learning/network.ts";
import { optimizers } from "../../../network/learning/optimizers.ts";
import type { PartialTrainingOptions } from "../../../network/learning/options.ts";
import { createTraining, runTraining, saveTraining, step } from "../../../network/learning/training.ts";
import { createRandom } from "../../../network/math/random.ts";
import { train } from "../../../network/train.ts";

const monotone = { constraint: "monotone" } as const;

/** A network of any depth, with data that it cannot fit, so that the constraint is felt. */
const trials = fc
  .record({
    inputs: fc.integer({ min: 1, max: 4 }),
    hidden: fc.array(
      fc.record({
        units: fc.integer({ min: 1, max: 6 }),
        activation: fc.constantFrom(...(Object.keys(activations) as (keyof typeof activations)[])),
      }),
      { maxLength: 3 },
    ),
    outputs: fc.integer({ min: 1, max: 3 }),
    optimizer: fc.constantFrom(...Object.values(optimizers)),
    batchSize: fc.constantFrom<number | "full">(1, 7, "full"),
    seed: fc.nat(),
  })
  .map(({ inputs, hidden, outputs, optimizer, batchSize, seed }) => {
    const random = createRandom(seed);
    const normals = (count: number, width: number) => Array.from({ length: count }, () => Array.from({ length: width }, random.normal));
    const network = createNetwork({ inputs, layers: [...hidden, dense(outputs, "identity")] });
    const options: PartialTrainingOptions = { ...monotone, optimizer, batchSize, epochs: 4, l2: 0.01 };
    return { network, data: createDataset(normals(20, inputs), normals(20, outputs)), options, seed, samples: normals(20, inputs), random };
  });

function outputsOf(network: Network, parameters: Float64Array, sample: readonly number[]): number[] {
  return [...forward(network, parameters, Float64Array.from(sample), 1, createForwardCache(network, 1))];
}

test("the signs of 2 → 3 → 2 → 1: half of each hidden layer is positive, rounded up, and biases are free", () => {
  const network = createNetwork({ inputs: 2, layers: [dense(3, "relu"), dense(2, "tanh"), dense(1, "identity")] });
  expect([...monotoneSigns(network)]).toEqual([
    ...[1, 1, 1, 1, -1, -1, 0, 0, 0], // +, +, − from the inputs
    ...[1, 1, -1, -1, -1, 1, 0, 0], // + and − from +, +, −
    ...[1, -1, 0], // the output from +, −
  ]);
});

describe("a monotone network", () => {
  test("has its signs from the first weights on and after every step", () => {
    fc.assert(
      fc.property(trials, ({ network, data, options, seed }) => {
        const training = createTraining({ network, data, options, seed });
        const signs = monotoneSigns(network);
        const areKept = () => signs.every((sign, e) => sign === 0 || sign * training.parameters[e]! >= 0);
        expect(areKept()).toBe(true);
        for (let i = 0; i < 6; i++) {
          step(training);
          expect(areKept()).toBe(true);
        }
      }),
    );
  });

  test("starts with the sizes that the initializer drew", () => {
    const network = createNetwork({ inputs: 3, layers: [dense(4, "relu"), dense(1, "identity")] });
    const start = (options: PartialTrainingOptions) =>
      createTraining({ network, data: createDataset([[1, 2, 3]], [1]), options, seed: 2 }).parameters;
    expect(start(monotone)).not.toEqual(start({}));
    expect(start(monotone).map(Math.abs)).toEqual(start({}).map(Math.abs));
  });

  test("never lowers an output when inputs rise, within the rounding of its activations", () => {
    fc.assert(
      fc.property(trials, ({ network, data, options, seed, samples, random }) => {
        const parameters = runTraining(createTraining({ network, data, options, seed }));
        const isExact = network.layers.every(({ activation }) => ["identity", "relu", "leakyRelu"].includes(activation));
        for (const sample of samples) {
          const higher = sample.map((x) => (random.uniform() < 0.5 ? x : x + random.uniform() ** 4));
          const [before, after] = [outputsOf(network, parameters, sample), outputsOf(network, parameters, higher)];
          const tolerance = isExact ? 0 : 1e-12;
          after.forEach((output, j) => {
            expect(output).toBeGreaterThanOrEqual(before[j]! - tolerance * Math.max(1, Math.abs(before[j]!)));
          });
        }
      }),
    );
  });

  const grid = Array.from({ length: 41 }, (_, i) => i / 20 - 1);
  const fitted = (target: (x: number) => number, hidden = [dense(12, "relu")]) =>
    train(
      createNetwork({ inputs: 1, layers: [...hidden, dense(1, "identity")] }),
      createDataset(
        grid.map((x) => [x]),
        grid.map(target),
      ),
      { ...monotone, epochs: 600, batchSize: "full", schedule: "cosine", learningRate: 0.05 },
    ).history.at(-1)!.loss;

  test("learns a rising function, whether it is convex, concave or neither, through one layer or two", () => {
    for (const target of [(x: number) => (x + 1) ** 2, (x: number) => -((1 - x) ** 2), (x: number) => x ** 3])
      for (const hidden of [[dense(12, "relu")], [dense(8, "relu"), dense(8, "relu")]]) expect(fitted(target, hidden)).toBeLessThan(0.002);
  });

  test("learns nothing better than the mean of a falling one", () => {
    const mean = grid.reduce((sum, x) => sum - x, 0) / grid.length;
    const variance = grid.reduce((sum, x) => sum + (-x - mean) ** 2, 0) / grid.length;
    expect(fitted((x) => -x)).toBeCloseTo(variance, 3);
  });
});

describe("parameters of the wrong sign are refused with the place", () => {
  const network = createNetwork({ inputs: 1, layers: [dense(2, "tanh"), dense(1, "sigmoid")] });
  const data = createDataset([[0], [1]], [0, 1]);
  const right = [1, -1, 5, -5, 1, -1, -3];

  test("as initial parameters", () => {
    const build = (parameters: readonly number[], options: PartialTrainingOptions = monotone) =>
      createTraining({ network, data, options, parameters });
    expect([...build(right).parameters]).toEqual(right);
    expect([
      ...build(
        right.map((p) => -p),
        {},
      ).parameters,
    ]).toEqual(right.map((p) => -p));
    expect(() => build(right.with(0, -1))).toThrow(new RangeError("parameters[0] must be at least 0 in a monotone network, got -1"));
    expect(() => build(right.with(5, 0.5))).toThrow(new RangeError("parameters[5] must be at most 0 in a monotone network, got 0.5"));
    expect(() => build(right.with(1, 0))).not.toThrow();
  });

  test("in a saved training, which otherwise resumes with the same bits", () => {
    const setup = { network, data, options: { ...monotone, epochs: 10, batchSize: 1, inputNoise: 0.5 }, seed: 5 };
    const [whole, first] = [createTraining(setup), createTraining(setup)];
    for (let i = 0; i < 7; i++) step(first);
    const saved = JSON.parse(JSON.stringify(saveTraining(first)));
    expect(runTraining(createTraining({ ...setup, resume: saved }))).toEqual(runTraining(whole));
    const resume = (change: object) => () => createTraining({ ...setup, resume: { ...saved, ...change } });
    expect(resume({ parameters: right.with(0, -1) })).toThrow("resume.parameters[0] must be at least 0 in a monotone network, got -1");
    const best = { loss: 1, epoch: 1, parameters: right.with(4, -2) };
    expect(resume({ best })).toThrow("resume.best.parameters[4] must be at least 0 in a monotone network, got -2");
  });
});
