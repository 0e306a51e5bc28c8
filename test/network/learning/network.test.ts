import { expect, test } from "vitest";
import { type ActivationName, activationNames, isActivationName } from "../../../network/learning/activations.ts";
import { createNetwork } from "../../../network/learning/network.ts";

const layer = (units: number, activation: string) => ({ units, activation: activation as ActivationName });

test("layers share one parameter vector: weights, then biases, layer by layer", () => {
  const network = createNetwork({ inputs: 4, layers: [layer(8, "relu"), layer(3, "softmax")] });
  expect(network).toMatchObject({ inputs: 4, outputs: 3, parameterCount: 67 });
  expect(network.layers.map(({ inputs, weightsAt, biasesAt }) => [inputs, weightsAt, biasesAt])).toEqual([
    [4, 0, 32],
    [8, 40, 64],
  ]);
});

test.each([
  [{ inputs: 0, layers: [layer(1, "relu")] }, "inputs must be an integer of at least 1, got 0"],
  [{ inputs: 2, layers: [] }, "a network needs at least one layer"],
  [{ inputs: 2, layers: [layer(2, "relu"), layer(1.5, "relu")] }, "units of layer 2 must be an integer of at least 1, got 1.5"],
  [{ inputs: 2, layers: [layer(1, "toString")] }, `activation of layer 1 must be one of ${activationNames.join(", ")}, got "toString"`],
  [
    { inputs: 2, layers: [layer(2, "softmax"), layer(1, "relu")] },
    "softmax must be the activation of the last layer, got it in layer 1 of 2",
  ],
])("%j is refused", (architecture, message) => {
  expect(() => createNetwork(architecture)).toThrow(new RangeError(message));
});

test("an inherited property is not an activation", () => {
  expect(activationNames.every(isActivationName)).toBe(true);
  expect(["toString", "constructor", "Relu", "", 0, undefined].some(isActivationName)).toBe(false);
});
