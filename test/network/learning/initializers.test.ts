import { expect, test } from "vitest";
import { type InitializerName, initialParameters } from "../../../network/learning/initializers.ts";
import { biasesOf, createNetwork, weightsOf } from "../../../network/learning/network.ts";
import { createRandom } from "../../../network/math/random.ts";

const network = createNetwork({ inputs: 200, layers: [{ units: 300, activation: "relu" }] });
const layer = network.layers[0]!;

test.each([
  ["lecun", 1 / 200],
  ["he", 2 / 200],
  ["glorot", 2 / 500],
  ["small", 1e-4],
  ["zero", 0],
  ["auto", 2 / 200],
] as const)("%s weights have mean 0 and variance %f, and biases are 0", (name: InitializerName, variance: number) => {
  const parameters = initialParameters(network, name, createRandom(1));
  const W = weightsOf(layer, parameters);
  const mean = W.reduce((sum, w) => sum + w, 0) / W.length;
  const measured = W.reduce((sum, w) => sum + (w - mean) ** 2, 0) / W.length;
  expect(Math.abs(mean)).toBeLessThanOrEqual(5 * Math.sqrt(variance / W.length));
  expect(Math.abs(measured - variance)).toBeLessThanOrEqual(0.03 * variance);
  expect(biasesOf(layer, parameters).every((b) => b === 0)).toBe(true);
});

test("auto is He's for a ReLU layer and Glorot's for a tanh layer of the same network", () => {
  const mixed = createNetwork({
    inputs: 200,
    layers: [
      { units: 300, activation: "relu" },
      { units: 300, activation: "tanh" },
    ],
  });
  const parameters = initialParameters(mixed, "auto", createRandom(2));
  const largest = mixed.layers.map((each) => weightsOf(each, parameters).reduce((most, w) => Math.max(most, Math.abs(w)), 0));
  // Glorot's weights have a bound, √(6 / 600) = 0.1, and 90,000 of them come close to it; He's are normal with deviation 0.1.
  expect(largest[0]).toBeGreaterThan(0.3);
  expect(largest[1]).toBeLessThanOrEqual(0.1);
  expect(largest[1]).toBeGreaterThan(0.0999);
});

test("an unknown initializer is refused", () => {
  expect(() => initialParameters(network, "hasOwnProperty" as InitializerName, createRandom(1))).toThrow(
    'initializer must be one of lecun, he, glorot, auto, small, zero, got "hasOwnProperty"',
  );
});
