import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ActivationName,
  createDataset,
  createNetwork,
  evaluate,
  oneHot,
  type TrainedNetwork,
  typescriptEngine,
} from "../../network/index.ts";
import { defaultLoss } from "../../network/learning/losses.ts";
import { accuracy } from "../../network/learning/measurement.ts";

/** A network whose logits are its inputs. */
function passThrough(units: number, activation: ActivationName): TrainedNetwork {
  const network = createNetwork({ inputs: units, layers: [{ units, activation }] });
  const parameters = new Float64Array(network.parameterCount);
  for (let j = 0; j < units; j++) parameters[j * units + j] = 1;
  return { network, parameters, loss: defaultLoss(activation) };
}

test("softmax outputs: the confusion matrix, and each class's precision and recall", () => {
  const logits = [
    [2, 0, 0],
    [2, 0, 0],
    [0, 2, 0],
    [0, 2, 0],
    [0, 0, 2],
  ];
  const data = createDataset(logits, oneHot([0, 1, 1, 1, 2], [0, 1, 2]));
  const right = -Math.log(Math.exp(2) / (Math.exp(2) + 2));
  const wrong = -Math.log(1 / (Math.exp(2) + 2));
  expect(evaluate(passThrough(3, "softmax"), data)).toEqual({
    loss: expect.closeTo((4 * right + wrong) / 5, 14),
    accuracy: 4 / 5,
    confusionMatrix: [
      [1, 0, 0],
      [1, 2, 0],
      [0, 0, 1],
    ],
    classes: [
      { precision: 1 / 2, recall: 1, f1: 2 / 3, support: 1 },
      { precision: 1, recall: 2 / 3, f1: 4 / 5, support: 3 },
      { precision: 1, recall: 1, f1: 1, support: 1 },
    ],
    macro: { precision: expect.closeTo(5 / 6, 14), recall: expect.closeTo(8 / 9, 14), f1: expect.closeTo(37 / 45, 14) },
  });
});

test("a single sigmoid output: the classes 0 and 1", () => {
  const data = createDataset([[3], [-1], [2], [-2]], [1, 1, 0, 0], [1, 1, 2, 1]);
  expect(evaluate(passThrough(1, "sigmoid"), data)).toMatchObject({
    accuracy: 2 / 5,
    confusionMatrix: [
      [1, 2],
      [1, 1],
    ],
  });
});

test("several sigmoid outputs: each label by itself, and no confusion matrix", () => {
  const data = createDataset(
    [
      [1, 2, -1],
      [-3, -2, 1],
    ],
    [
      [1, 1, 0],
      [0, 1, 1],
    ],
  );
  const evaluation = evaluate(passThrough(3, "sigmoid"), data);
  expect(evaluation.accuracy).toBeCloseTo(5 / 6, 15);
  expect(evaluation.classes).toEqual([
    { precision: 1, recall: 1, f1: 1, support: 1 },
    { precision: 1, recall: 1 / 2, f1: 2 / 3, support: 2 },
    { precision: 1, recall: 1, f1: 1, support: 1 },
  ]);
  expect(evaluation).not.toHaveProperty("confusionMatrix");
});

test("for outputs that are not probabilities there is a loss and nothing else", () => {
  expect(evaluate(passThrough(2, "identity"), createDataset([[1, 2]], [[1, 4]]))).toEqual({ loss: 2 });
});

test("accuracy agrees with measurements during training, for any outputs and weights", () => {
  const logit = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(
      fc.constantFrom<ActivationName>("sigmoid", "softmax"),
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.tuple(fc.array(logit, { minLength: 4, maxLength: 4 }), fc.nat(3), fc.integer({ min: 1, max: 3 })), { minLength: 1 }),
      (activation, units, cases) => {
        const trained = passThrough(units, activation);
        const data = createDataset(
          cases.map(([logits]) => logits.slice(0, units)),
          oneHot(
            cases.map(([, label]) => label % units),
            Array.from({ length: units }, (_, j) => j),
          ),
          cases.map(([, , weight]) => weight),
        );
        expect(evaluate(trained, data).accuracy).toBeCloseTo(
          accuracy(typescriptEngine(trained.network, trained.loss, 1), trained.network, trained.parameters, data),
          12,
        );
      },
    ),
  );
});

describe("data that do not match are refused", () => {
  test.each([
    [createDataset([[1]], [[1, 0]]), "data must have 2 inputs per sample, like the network, got 1"],
    [createDataset([[1, 2]], [1]), "data must have 2 targets per sample, like the network's outputs, got 1"],
    [
      createDataset([[1, 2]], [[1, 1]]),
      "data: the targets for categoricalCrossEntropy must be probabilities that add up to 1, such as one 1 among zeros, got 1, 1 in sample 0",
    ],
  ])("%#", (data, message) => {
    expect(() => evaluate(passThrough(2, "softmax"), data)).toThrow(new RangeError(message));
  });
});
