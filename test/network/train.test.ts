import { describe, expect, test } from "vitest";
import {
  compileKernel,
  createDataset,
  createNetwork,
  createTraining,
  evaluate,
  fastEngine,
  predict,
  runTraining,
  type TrainOptions,
  train,
} from "../../network/index.ts";
import { loadKernel } from "../../scripts/kernel.ts";

const xor = createDataset(
  [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ],
  [0, 1, 1, 0],
);
const network = createNetwork({
  inputs: 2,
  layers: [
    { units: 6, activation: "tanh" },
    { units: 1, activation: "sigmoid" },
  ],
});

test("with default options but a higher learning rate, every seed learns XOR", () => {
  for (let seed = 1; seed <= 10; seed++) {
    const trained = train(network, xor, { learningRate: 0.1, seed });
    expect(evaluate(trained, xor).accuracy).toBe(1);
  }
});

test("the result has the options that were used, and one entry of history per epoch", () => {
  const result = train(network, xor, { epochs: 3 });
  expect(result.options).toMatchObject({ loss: "binaryCrossEntropy", optimizer: { name: "adam" }, epochs: 3, batchSize: 32 });
  expect(result.history.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
  expect(result.epoch).toBe(3);
  expect(result.history.at(-1)?.loss).toBe(evaluate(result, xor).loss);
  expect(result.history[0]).not.toHaveProperty("validationLoss");
});

test("train gives the same bits as running the training step by step", () => {
  const options: TrainOptions = { epochs: 20, batchSize: 3, inputNoise: 0.2, schedule: "cosine" };
  expect(train(network, xor, { ...options, seed: 5 }).parameters).toEqual(
    runTraining(createTraining({ network, data: xor, options, seed: 5 })),
  );
});

test("the same seed gives the same parameters, 1 is the default, and another seed gives others", () => {
  const parameters = (options: TrainOptions) => train(network, xor, { epochs: 2, ...options }).parameters;
  expect(parameters({})).toEqual(parameters({ seed: 1 }));
  expect(parameters({ seed: 2 })).not.toEqual(parameters({}));
});

test("the SIMD engine gives the same bits", () => {
  const options: TrainOptions = { epochs: 50, batchSize: 2, inputNoise: 0.1 };
  const fast = train(network, xor, { ...options, engine: fastEngine(loadKernel()) });
  expect(fast.parameters).toEqual(train(network, xor, options).parameters);
  expect(compileKernel).toBeTypeOf("function");
});

describe("validation", () => {
  // The validation labels are the opposite, so its loss rises as soon as the network learns.
  const opposite = createDataset(
    [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ],
    [1, 0, 0, 1],
  );

  test("is recorded in the history", () => {
    const { history } = train(network, xor, { epochs: 5, validation: xor });
    for (const { loss, validationLoss } of history) expect(validationLoss).toBe(loss);
  });

  test("early stopping ends the training and returns the parameters of the best epoch", () => {
    const result = train(network, xor, { validation: opposite, earlyStopping: { patience: 7 } });
    const losses = result.history.map(({ validationLoss }) => validationLoss as number);
    expect(result.history).toHaveLength(result.epoch + 7);
    expect(losses.indexOf(Math.min(...losses))).toBe(result.epoch - 1);
    expect(evaluate(result, opposite).loss).toBe(losses[result.epoch - 1]);
  });
});

test("onEpoch sees the losses of each epoch and the training itself", () => {
  const seen: [number, number][] = [];
  const { history } = train(network, xor, { epochs: 3, onEpoch: ({ epoch }, training) => seen.push([epoch, training.steps]) });
  expect(seen).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
  expect(history).toHaveLength(3);
});

test("a training that diverges says so, instead of returning NaN", () => {
  const regression = createNetwork({ inputs: 2, layers: [{ units: 1, activation: "identity" }] });
  expect(() => train(regression, xor, { optimizer: "sgd", learningRate: 1e6 })).toThrow(
    /^training diverged in epoch \d+: the loss is (Infinity|NaN); a lower learningRate or a clipNorm may help$/,
  );
});

test("a misspelled option is refused", () => {
  expect(() => train(network, xor, { epoch: 3 } as TrainOptions)).toThrow('got "epoch"');
});

describe("predict", () => {
  const trained = train(network, xor, { learningRate: 0.1 });

  test("gives one row per sample and one number per output", () => {
    const outputs = predict(trained, [
      [0, 1],
      [1, 1],
    ]);
    expect(outputs.map((row) => row.map(Math.round))).toEqual([[1], [0]]);
    expect(predict(trained, [])).toEqual([]);
    expect(predict(trained, [Float64Array.of(0, 1)])).toEqual([outputs[0]]);
  });

  test("refuses samples that do not match the network", () => {
    expect(() => predict(trained, [[1, 2, 3]])).toThrow(new RangeError("a sample must have 2 inputs, like the network, got 3"));
    expect(() => predict(trained, [[1, 2], [1]])).toThrow("inputs of sample 1 must have 2 numbers, like the first, got 1");
    expect(() => predict(trained, [[1, NaN]])).toThrow("inputs[1] of sample 0 must be a finite number, got NaN");
  });
});
