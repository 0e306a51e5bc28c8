import { describe, expect, test } from "vitest";
import { createDataset, type Dataset } from "../../../network/learning/dataset.ts";
import { measureTraining } from "../../../network/learning/measurement.ts";
import { type Architecture, createNetwork } from "../../../network/learning/network.ts";
import { optimizers } from "../../../network/learning/optimizers.ts";
import type { TrainingOptions } from "../../../network/learning/options.ts";
import { createTraining, isFinished, runTraining, saveTraining, step, trainEpoch } from "../../../network/learning/training.ts";
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

/** Three interleaved spiral arms. */
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

describe("a network learns", () => {
  test("XOR, which a single layer cannot", () => {
    const deep = createTraining({ network: small, data: xor, options: plain, seed: 1 });
    runTraining(deep);
    expect(measureTraining(deep).accuracy).toBe(1);
    const flat = createTraining({
      network: createNetwork({ inputs: 2, layers: [{ units: 1, activation: "sigmoid" }] }),
      data: xor,
      options: plain,
      seed: 1,
    });
    runTraining(flat);
    expect(measureTraining(flat).accuracy).toBeLessThan(1);
  });

  test("three spirals, with softmax and mini-batches", () => {
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
    runTraining(training);
    expect(measureTraining(training).validationAccuracy).toBeGreaterThan(0.97);
  });

  const twenty: Architecture = {
    inputs: 2,
    layers: [...Array.from({ length: 19 }, () => ({ units: 12, activation: "relu" as const })), { units: 3, activation: "softmax" }],
  };
  const deepOptions: TrainingOptions = { ...plain, loss: "categoricalCrossEntropy", batchSize: 50, learningRate: 0.003, epochs: 60 };

  test("through twenty layers, from He's initial weights", () => {
    const training = createTraining({ network: createNetwork(twenty), data: spirals(600, 1), options: deepOptions, seed: 2 });
    runTraining(training);
    expect(measureTraining(training).accuracy).toBeGreaterThan(0.8);
  });

  test("nothing through twenty layers from small weights: the gradient vanishes before it reaches the first layer", () => {
    const training = createTraining({
      network: createNetwork(twenty),
      data: spirals(600, 1),
      options: { ...deepOptions, initializer: "small", epochs: 20 },
      seed: 2,
    });
    step(training);
    const norms = measureTraining(training).layerGradientNorms;
    expect(norms[0]!).toBeLessThan(norms.at(-1)! * 1e-9);
    runTraining(training);
    expect(measureTraining(training).accuracy).toBeLessThan(0.4);
  });
});

describe("a resumed training has the same bits as an uninterrupted one", () => {
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
    expect([...runTraining(second)]).toEqual([...runTraining(whole)]);
  });
});

test("the same seed gives the same bits, another seed gives others", () => {
  const once = (seed: number) => runTraining(createTraining({ network: small, data: xor, options: { ...plain, epochs: 5 }, seed }));
  expect([...once(1)]).toEqual([...once(1)]);
  expect([...once(1)]).not.toEqual([...once(2)]);
});

test("early stopping stops after its patience and restores the best parameters", () => {
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
  const parameters = runTraining(training, ({ engine, parameters, validation }) => seen.push(engine.loss(parameters, validation!)));
  expect(training.epochs).toBeLessThan(2000);
  expect(training.engine.loss(parameters, training.validation!)).toBe(Math.min(...seen));
  expect(training.epochs).toBe(seen.indexOf(Math.min(...seen)) + 1 + 10);
  expect(isFinished(training)).toBe(true);
});

test("the L2 penalty shrinks parameters, the L1 penalty sets more of them to zero", () => {
  const size = (options: Partial<TrainingOptions>) => {
    const parameters = runTraining(createTraining({ network: small, data: xor, options: { ...plain, ...options }, seed: 1 }));
    return { squares: parameters.reduce((sum, p) => sum + p * p, 0), zeros: parameters.filter((p) => Math.abs(p) < 0.01).length };
  };
  expect(size({ l2: 0.01 }).squares).toBeLessThan(size({}).squares);
  expect(size({ l1: 0.01 }).zeros).toBeGreaterThan(size({}).zeros);
});

test("a clipped gradient has the limit as its norm and keeps its direction", () => {
  const free = createTraining({ network: small, data: xor, options: plain, seed: 1 });
  const clipped = createTraining({ network: small, data: xor, options: { ...plain, clipNorm: 0.001 }, seed: 1 });
  step(free);
  step(clipped);
  expect(measureTraining(clipped).gradientNorm).toBeCloseTo(0.001, 15);
  const ratio = free.gradient[0]! / clipped.gradient[0]!;
  for (let e = 0; e < free.gradient.length; e++) expect(free.gradient[e]!).toBeCloseTo(clipped.gradient[e]! * ratio, 14);
});

test("the last batch of an epoch may be smaller, and counts as one step", () => {
  const training = createTraining({ network: small, data: xor, options: { ...plain, batchSize: 3 }, seed: 1 });
  trainEpoch(training);
  expect([training.steps, training.epochs]).toEqual([2, 1]);
});

test("data, parameters and options that do not match the network are refused with the rule and the value", () => {
  const build = (change: object) => () => createTraining({ network: small, data: xor, options: plain, ...change });
  expect(build({ data: createDataset([[1]], [1]) })).toThrow("data must have 2 inputs per sample, like the network, got 1");
  expect(build({ validation: createDataset([[1, 2]], [[1, 0]]) })).toThrow(
    "validation must have 1 targets per sample, like the network's outputs, got 2",
  );
  expect(build({ data: { ...xor, weights: new Float64Array(4) } })).toThrow("data must have a weight above 0, got none");
  expect(build({ data: { ...xor, weights: new Float64Array(3) } })).toThrow("data must have one weight per sample, got 3 for 4");
  expect(build({ data: createDataset([[1, 2]], [3]) })).toThrow(
    "data: the targets for binaryCrossEntropy must be numbers from 0 to 1, got 3 in sample 0",
  );
  expect(build({ parameters: [1, 2] })).toThrow("parameters must have 33 numbers, like the network, got 2");
  expect(build({ parameters: new Float64Array(33).fill(NaN) })).toThrow("parameters[0] must be a finite number, got NaN");
  expect(build({ options: { ...plain, earlyStopping: { patience: 1 } } })).toThrow("early stopping needs validation data, got none");
  expect(build({ seed: 0.5 })).toThrow("seed must be an integer, got 0.5");
});

test("a saved training that is damaged or does not match is not resumed", () => {
  const setup = { network: small, data: xor, options: { ...plain, batchSize: 3 } };
  const training = createTraining(setup);
  step(training);
  const saved = saveTraining(training);
  const resume = (change: object) => () => createTraining({ ...setup, resume: { ...saved, ...change } });
  expect(resume({})).not.toThrow();
  expect(resume({ parameters: [1] })).toThrow("resume.parameters must have 33 numbers, got 1");
  expect(resume({ parameters: saved.parameters.map(() => null) })).toThrow("resume.parameters[0] must be a finite number, got null");
  expect(resume({ optimizerState: [] })).toThrow("resume.optimizerState must have 2 vectors, got 0");
  expect(resume({ optimizerState: [[1], [2]] })).toThrow("resume.optimizerState[0] must have 33 numbers, got 1");
  expect(resume({ order: [0, 1, 2, 2] })).toThrow("resume.order must hold each index from 0 to 3 once, got 0,1,2,2");
  expect(resume({ steps: -1 })).toThrow("resume.steps must be an integer of at least 0, got -1");
  expect(resume({ epochs: 1 })).toThrow("resume.epochs must be 0 after 1 steps, got 1");
  expect(resume({ random: [0, 0, 0, 0] })).toThrow("a random state must be four 32-bit integers, not all 0, got 0,0,0,0");
  expect(resume({ best: { loss: 1, epoch: 1, parameters: [] } })).toThrow("resume.best.parameters must have 33 numbers, got 0");
});
