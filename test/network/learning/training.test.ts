import { describe, expect, test } from "vitest";
import { createDataset, type Dataset } from "../../../network/learning/dataset.ts";
import { record } from "../../../network/learning/measurement.ts";
import { type Architecture, createNetwork } from "../../../network/learning/network.ts";
import { optimizers } from "../../../network/learning/optimizers.ts";
import {
  createTraining,
  isFinished,
  saveTraining,
  step,
  type TrainingOptions,
  train,
  trainEpoch,
} from "../../../network/learning/training.ts";
import { createRandom } from "../../../network/math/random.ts";

const plain: TrainingOptions = {
  loss: "binaryCrossEntropy",
  optimizer: optimizers.adam,
  learningRate: 0.05,
  schedule: { name: "constant" },
  initializer: "he",
  epochs: 200,
  batchSize: "full",
  inputNoise: 0,
  l1: 0,
  l2: 0,
};

const xor = createDataset(
  [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ],
  [0, 1, 1, 0],
);
const small = createNetwork({
  inputs: 2,
  layers: [
    { units: 8, activation: "tanh" },
    { units: 1, activation: "sigmoid" },
  ],
});

/** Three arms of points that wind around each other. */
function spirals(count: number, seed: number): Dataset {
  const random = createRandom(seed);
  const points = Array.from({ length: count }, (_, i) => {
    const arm = i % 3;
    const t = Math.sqrt(random.uniform()) * 4;
    const angle = t + (arm * 2 * Math.PI) / 3;
    return { arm, x: [t * Math.cos(angle) + 0.1 * random.normal(), t * Math.sin(angle) + 0.1 * random.normal()] };
  });
  return createDataset(
    points.map(({ x }) => x),
    points.map(({ arm }) => [0, 1, 2].map((k) => (k === arm ? 1 : 0))),
  );
}

describe("what a network can learn", () => {
  test("XOR, which no single layer can", () => {
    const deep = createTraining({ network: small, data: xor, options: plain, seed: 1 });
    train(deep);
    expect(record(deep).accuracy).toBe(1);
    const flat = createTraining({
      network: createNetwork({ inputs: 2, layers: [{ units: 1, activation: "sigmoid" }] }),
      data: xor,
      options: plain,
      seed: 1,
    });
    train(flat);
    expect(record(flat).accuracy).toBeLessThan(1);
  });

  test("three spirals, by softmax and mini-batches", () => {
    const training = createTraining({
      network: createNetwork({
        inputs: 2,
        layers: [
          { units: 24, activation: "relu" },
          { units: 24, activation: "relu" },
          { units: 3, activation: "softmax" },
        ],
      }),
      data: spirals(600, 1),
      validation: spirals(300, 2),
      options: { ...plain, loss: "categoricalCrossEntropy", batchSize: 50, learningRate: 0.01, epochs: 150, schedule: { name: "cosine" } },
      seed: 1,
    });
    train(training);
    expect(record(training).validationAccuracy).toBeGreaterThan(0.97);
  });

  const twenty: Architecture = {
    inputs: 2,
    layers: [...Array.from({ length: 19 }, () => ({ units: 12, activation: "relu" as const })), { units: 3, activation: "softmax" }],
  };
  const deepOptions: TrainingOptions = { ...plain, loss: "categoricalCrossEntropy", batchSize: 50, learningRate: 0.003, epochs: 60 };

  test("twenty layers train from He's start", () => {
    const training = createTraining({ network: createNetwork(twenty), data: spirals(600, 1), options: deepOptions, seed: 2 });
    train(training);
    expect(record(training).accuracy).toBeGreaterThan(0.8);
  });

  test("and stall from small weights: the gradient has vanished before it reaches the first layer", () => {
    const training = createTraining({
      network: createNetwork(twenty),
      data: spirals(600, 1),
      options: { ...deepOptions, initializer: "small", epochs: 20 },
      seed: 2,
    });
    step(training);
    const norms = record(training).layerGradientNorms;
    expect(norms[0]!).toBeLessThan(norms.at(-1)! * 1e-9);
    train(training);
    expect(record(training).accuracy).toBeLessThan(0.4);
  });
});

describe("a saved training goes on with the same bits", () => {
  const options: TrainingOptions = {
    ...plain,
    batchSize: 3,
    inputNoise: 0.1,
    epochs: 20,
    optimizer: optimizers.adamw,
    schedule: { name: "cosine" },
  };
  const setup = { network: small, data: xor, options, seed: 4 };
  test.each([1, 7, 8, 25])("after %i steps, through JSON", (steps) => {
    const whole = createTraining(setup);
    const first = createTraining(setup);
    for (let i = 0; i < steps; i++) step(first);
    const second = createTraining({ ...setup, resume: JSON.parse(JSON.stringify(saveTraining(first))) });
    expect([...train(second)]).toEqual([...train(whole)]);
  });
});

test("the same seed gives the same bits, another seed others", () => {
  const once = (seed: number) => train(createTraining({ network: small, data: xor, options: { ...plain, epochs: 5 }, seed }));
  expect([...once(1)]).toEqual([...once(1)]);
  expect([...once(1)]).not.toEqual([...once(2)]);
});

test("early stopping gives the best parameters back, and stops", () => {
  const random = createRandom(6);
  const noise = (count: number) =>
    createDataset(
      Array.from({ length: count }, () => [random.normal(), random.normal()]),
      Array.from({ length: count }, () => random.integer(2)),
    );
  const training = createTraining({
    network: small,
    data: noise(20),
    validation: noise(200),
    options: { ...plain, epochs: 2000, earlyStopping: { patience: 10 } },
    seed: 1,
  });
  const seen: number[] = [];
  const parameters = train(training, ({ engine, parameters, validation }) => seen.push(engine.loss(parameters, validation!)));
  expect(training.epochs).toBeLessThan(2000);
  expect(training.engine.loss(parameters, training.validation!)).toBe(Math.min(...seen));
  expect(training.epochs).toBe(seen.indexOf(Math.min(...seen)) + 1 + 10);
  expect(isFinished(training)).toBe(true);
});

test("penalties pull weights, not biases, towards zero", () => {
  const size = (options: Partial<TrainingOptions>) => {
    const parameters = train(createTraining({ network: small, data: xor, options: { ...plain, ...options }, seed: 1 }));
    return { squares: parameters.reduce((sum, p) => sum + p * p, 0), zeros: parameters.filter((p) => Math.abs(p) < 0.01).length };
  };
  expect(size({ l2: 0.01 }).squares).toBeLessThan(size({}).squares);
  expect(size({ l1: 0.01 }).zeros).toBeGreaterThan(size({}).zeros);
});

test("a clipped gradient is no longer than its limit and keeps its direction", () => {
  const free = createTraining({ network: small, data: xor, options: plain, seed: 1 });
  const clipped = createTraining({ network: small, data: xor, options: { ...plain, clipNorm: 0.001 }, seed: 1 });
  step(free);
  step(clipped);
  expect(record(clipped).gradientNorm).toBeCloseTo(0.001, 15);
  const ratio = free.gradient[0]! / clipped.gradient[0]!;
  for (let e = 0; e < free.gradient.length; e++) expect(free.gradient[e]!).toBeCloseTo(clipped.gradient[e]! * ratio, 14);
});

test("a batch smaller than the rest at the end of an epoch counts as one step", () => {
  const training = createTraining({ network: small, data: xor, options: { ...plain, batchSize: 3 }, seed: 1 });
  trainEpoch(training);
  expect([training.steps, training.epochs]).toEqual([2, 1]);
});

test("what does not fit is refused with the numbers", () => {
  const build = (change: object) => () => createTraining({ network: small, data: xor, options: plain, seed: 1, ...change });
  expect(build({ data: createDataset([[1]], [1]) })).toThrow("data: 1 inputs a sample, the network has 2");
  expect(build({ parameters: [1, 2] })).toThrow("the network has 33 parameters, got 2");
  expect(build({ options: { ...plain, batchSize: 0 } })).toThrow('batchSize must be "full" or a whole number from 1, got 0');
  expect(build({ options: { ...plain, earlyStopping: { patience: 1 } } })).toThrow("early stopping needs validation data");
  expect(() =>
    createNetwork({
      inputs: 2,
      layers: [
        { units: 2, activation: "softmax" },
        { units: 1, activation: "relu" },
      ],
    }),
  ).toThrow("softmax belongs to the last layer");
  expect(() => createDataset([[1, 2], [1]], [0, 1])).toThrow("inputs of sample 1 has 1 numbers, the first has 2");
});
