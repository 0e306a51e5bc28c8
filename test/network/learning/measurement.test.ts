import { describe, expect, test } from "vitest";
import type { ActivationName } from "../../../network/learning/activations.ts";
import { createDataset } from "../../../network/learning/dataset.ts";
import { type Engine, typescriptEngine } from "../../../network/learning/engine.ts";
import { accuracy, measureTraining } from "../../../network/learning/measurement.ts";
import { createNetwork, type Network } from "../../../network/learning/network.ts";
import { createTraining, step } from "../../../network/learning/training.ts";

/** A network whose logits are its inputs. */
function passThrough(units: number, activation: ActivationName): { network: Network; parameters: Float64Array; engine: Engine } {
  const network = createNetwork({ inputs: units, layers: [{ units, activation }] });
  const parameters = new Float64Array(network.parameterCount);
  for (let j = 0; j < units; j++) parameters[j * units + j] = 1;
  return { network, parameters, engine: typescriptEngine(network, "meanSquaredError", 1) };
}

describe("accuracy", () => {
  test("judges each sigmoid output by itself, not by the largest", () => {
    const { network, parameters, engine } = passThrough(3, "sigmoid");
    // Two labels apply to the first sample and none to the second, so a largest output would say nothing.
    const data = createDataset(
      [
        [1, 2, -1],
        [-3, -2, -1],
      ],
      [
        [1, 1, 0],
        [0, 0, 0],
      ],
    );
    expect(accuracy(engine, network, parameters, data)).toBe(1);
    const wrong = createDataset([[1, 2, -1]], [[0, 1, 0]]);
    expect(accuracy(engine, network, parameters, wrong)).toBe(2 / 3);
  });

  test("takes the largest softmax output as the class", () => {
    const { network, parameters, engine } = passThrough(3, "softmax");
    const inputs = [
      [0.1, 0.2, 0],
      [3, 2, 1],
      [0, 0, 1],
    ];
    const targets = [
      [0, 1, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
    expect(accuracy(engine, network, parameters, createDataset(inputs, targets))).toBe(2 / 3);
    expect(accuracy(engine, network, parameters, createDataset(inputs, targets, [1, 2, 1]))).toBe(0.5);
  });

  test("of a single sigmoid output counts one half as the second class", () => {
    const { network, parameters, engine } = passThrough(1, "sigmoid");
    expect(accuracy(engine, network, parameters, createDataset([[0], [-1], [2]], [1, 0, 0]))).toBe(2 / 3);
  });

  test("does not exist where outputs are not probabilities", () => {
    const { network, parameters, engine } = passThrough(2, "identity");
    const data = createDataset([[1, 2]], [[1, 2]]);
    expect(() => accuracy(engine, network, parameters, data)).toThrow("accuracy needs softmax or sigmoid outputs, got identity");
    expect(measureTraining(createTraining({ network, data }))).not.toHaveProperty("accuracy");
  });
});

test("a measurement has the losses, the penalty, the gradient's norms and the rate of the last step", () => {
  const { network } = passThrough(1, "sigmoid");
  const data = createDataset([[1]], [1]);
  const training = createTraining({
    network,
    data,
    validation: createDataset([[1]], [0]),
    parameters: [0, 0],
    options: { optimizer: "sgd", learningRate: 2, schedule: { name: "exponential", factor: 0.5 }, l2: 4 },
  });
  expect(measureTraining(training)).toEqual({
    epoch: 0,
    loss: expect.closeTo(Math.LN2, 15),
    penalty: 0,
    accuracy: 1,
    validationLoss: expect.closeTo(Math.LN2, 15),
    validationAccuracy: 0,
    gradientNorm: 0,
    layerGradientNorms: [0],
    learningRate: 2,
  });
  // The gradient is −0.5 for the weight and for the bias, so one step of rate 2 moves both to 1.
  step(training);
  const logLoss = (p: number) => -Math.log(p);
  const p = 1 / (1 + Math.exp(-2));
  expect(measureTraining(training)).toMatchObject({
    epoch: 1,
    loss: expect.closeTo(logLoss(p), 14),
    penalty: 2,
    validationLoss: expect.closeTo(logLoss(1 - p), 14),
    gradientNorm: expect.closeTo(Math.SQRT1_2, 15),
    learningRate: 2,
  });
  step(training);
  expect(measureTraining(training).learningRate).toBe(1);
});
