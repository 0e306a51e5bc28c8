import { describe, expect, test } from "vitest";
import { type ActivationName, activationNames } from "../../../network/learning/activations.ts";
import { losses } from "../../../network/learning/losses.ts";
import { createNetwork } from "../../../network/learning/network.ts";
import { completeOptions, type PartialTrainingOptions } from "../../../network/learning/options.ts";

const networkWith = (output: ActivationName) =>
  createNetwork({
    inputs: 2,
    layers: [
      { units: 3, activation: "relu" },
      { units: 2, activation: output },
    ],
  });
const network = networkWith("sigmoid");

describe("defaults", () => {
  test("a network alone is enough", () => {
    expect(completeOptions(network)).toEqual({
      loss: "binaryCrossEntropy",
      optimizer: { name: "adam", beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
      learningRate: 0.01,
      schedule: { name: "constant" },
      initializer: "auto",
      epochs: 200,
      batchSize: 32,
      inputNoise: 0,
      l1: 0,
      l2: 0,
    });
  });

  test("every output activation has a loss that can be used with it", () => {
    const lossFor = (output: ActivationName) => completeOptions(networkWith(output)).loss;
    expect([lossFor("sigmoid"), lossFor("softmax"), lossFor("identity")]).toEqual([
      "binaryCrossEntropy",
      "categoricalCrossEntropy",
      "meanSquaredError",
    ]);
    for (const output of activationNames) expect(losses[lossFor(output)].accepts(output)).toBe(true);
  });

  test("a name, or a name with some of the constants, is enough for an optimizer", () => {
    expect(completeOptions(network, { optimizer: "momentum" }).optimizer).toEqual({ name: "momentum", momentum: 0.9 });
    expect(completeOptions(network, { optimizer: { name: "adam", beta1: 0.5 } }).optimizer).toEqual({
      name: "adam",
      beta1: 0.5,
      beta2: 0.999,
      epsilon: 1e-8,
    });
    expect(completeOptions(network, { optimizer: "sgd" }).learningRate).toBe(0.1);
    expect(completeOptions(network, { schedule: "cosine" }).schedule).toEqual({ name: "cosine" });
  });

  test("given options are kept, undefined ones take their defaults, and completing complete options changes nothing", () => {
    const given: PartialTrainingOptions = { epochs: 3, batchSize: "full", clipNorm: 2, earlyStopping: { patience: 4 }, l1: undefined };
    const options = completeOptions(network, given);
    expect(options).toMatchObject({ epochs: 3, batchSize: "full", clipNorm: 2, earlyStopping: { patience: 4 }, l1: 0 });
    expect(completeOptions(network, options)).toEqual(options);
    expect(JSON.parse(JSON.stringify(options))).toEqual(options);
  });
});

describe("every option is checked, by an error with the rule and the value", () => {
  const names = {
    losses: "binaryCrossEntropy, categoricalCrossEntropy, meanSquaredError",
    optimizers: "sgd, momentum, nesterov, rmsprop, adam, adamw",
    initializers: "lecun, he, glorot, auto, small, zero",
  };
  const cases: [object, string][] = [
    [{ loss: "toString" }, `loss must be one of ${names.losses}, got "toString"`],
    [{ loss: "categoricalCrossEntropy" }, "the loss categoricalCrossEntropy cannot be used with sigmoid outputs"],
    [{ optimizer: "constructor" }, `optimizer.name must be one of ${names.optimizers}, got "constructor"`],
    [{ optimizer: {} }, `optimizer.name must be one of ${names.optimizers}, got undefined`],
    [{ optimizer: null }, `optimizer.name must be one of ${names.optimizers}, got undefined`],
    [{ optimizer: { name: "momentum", momentum: 1 } }, "optimizer.momentum must be a finite number of at least 0 and below 1, got 1"],
    [{ optimizer: { name: "nesterov", momentum: -0.1 } }, "optimizer.momentum must be a finite number of at least 0 and below 1, got -0.1"],
    [{ optimizer: { name: "adam", beta1: 1 } }, "optimizer.beta1 must be a finite number of at least 0 and below 1, got 1"],
    [{ optimizer: { name: "adam", beta2: NaN } }, "optimizer.beta2 must be a finite number of at least 0 and below 1, got NaN"],
    [{ optimizer: { name: "rmsprop", epsilon: 0 } }, "optimizer.epsilon must be a finite number above 0, got 0"],
    [{ optimizer: { name: "adamw", decay: -1 } }, "optimizer.decay must be a finite number of at least 0, got -1"],
    [{ optimizer: { name: "sgd", momentum: 0.9 } }, 'optimizer must have no keys except name, got "momentum"'],
    [{ learningRate: 0 }, "learningRate must be a finite number above 0, got 0"],
    [{ learningRate: Infinity }, "learningRate must be a finite number above 0, got Infinity"],
    [{ learningRate: "0.1" }, 'learningRate must be a finite number above 0, got "0.1"'],
    [{ schedule: "linear" }, 'schedule.name must be one of constant, step, exponential, cosine, warmRestarts, got "linear"'],
    [{ schedule: "step" }, "schedule.every must be an integer of at least 1, got undefined"],
    [{ schedule: { name: "warmRestarts", period: 0 } }, "schedule.period must be an integer of at least 1, got 0"],
    [{ initializer: "valueOf" }, `initializer must be one of ${names.initializers}, got "valueOf"`],
    [{ epochs: 0 }, "epochs must be an integer of at least 1, got 0"],
    [{ epochs: 1.5 }, "epochs must be an integer of at least 1, got 1.5"],
    [{ batchSize: 0 }, 'batchSize, unless "full", must be an integer of at least 1, got 0'],
    [{ batchSize: "all" }, 'batchSize, unless "full", must be an integer of at least 1, got "all"'],
    [{ inputNoise: -0.1 }, "inputNoise must be a finite number of at least 0, got -0.1"],
    [{ inputNoise: NaN }, "inputNoise must be a finite number of at least 0, got NaN"],
    [{ l1: -1 }, "l1 must be a finite number of at least 0, got -1"],
    [{ l2: Infinity }, "l2 must be a finite number of at least 0, got Infinity"],
    [{ constraint: "toString" }, 'constraint must be one of monotone, got "toString"'],
    [{ constraint: null }, "constraint must be one of monotone, got null"],
    [{ clipNorm: 0 }, "clipNorm must be a finite number above 0, got 0"],
    [{ earlyStopping: { patience: 0 } }, "earlyStopping.patience must be an integer of at least 1, got 0"],
    [{ earlyStopping: {} }, "earlyStopping.patience must be an integer of at least 1, got undefined"],
    [{ earlyStopping: 5 }, "earlyStopping must be an object, got 5"],
    [
      { learningrate: 0.1 },
      "options must have no keys except loss, optimizer, learningRate, schedule, initializer, epochs, batchSize, inputNoise, l1, l2, " +
        'constraint, clipNorm, earlyStopping, got "learningrate"',
    ],
  ];
  test.each(cases)("%o", (options, message) => {
    expect(() => completeOptions(network, options)).toThrow(new RangeError(message));
  });
});

test("softmax outputs cannot be monotone: one rises only where another falls", () => {
  const classifier = createNetwork({ inputs: 2, layers: [{ units: 3, activation: "softmax" }] });
  expect(() => completeOptions(classifier, { constraint: "monotone" })).toThrow(
    new RangeError("the constraint monotone cannot be used with softmax outputs"),
  );
  expect(completeOptions(network, { constraint: "monotone" }).constraint).toBe("monotone");
});
