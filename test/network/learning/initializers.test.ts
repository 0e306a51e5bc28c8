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
] as const)("%s weights have mean 0 and variance %f, biases are 0", (name: InitializerName, variance: number) => {
  const parameters = initialParameters(network, name, createRandom(1));
  const W = weightsOf(layer, parameters);
  const mean = W.reduce((sum, w) => sum + w, 0) / W.length;
  const measured = W.reduce((sum, w) => sum + (w - mean) ** 2, 0) / W.length;
  expect(Math.abs(mean)).toBeLessThanOrEqual(5 * Math.sqrt(variance / W.length));
  expect(Math.abs(measured - variance)).toBeLessThanOrEqual(0.03 * variance);
  expect(biasesOf(layer, parameters).every((b) => b === 0)).toBe(true);
});
