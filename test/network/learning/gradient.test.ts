import { describe, expect, test } from "vitest";
import { type ActivationName, activations, type ElementwiseName } from "../../../network/learning/activations.ts";
import { createDataset, type Dataset } from "../../../network/learning/dataset.ts";
import { createForwardCache, forward } from "../../../network/learning/forward.ts";
import { checkGradient } from "../../../network/learning/gradient-check.ts";
import { initialParameters } from "../../../network/learning/initializers.ts";
import { type LossName, losses } from "../../../network/learning/losses.ts";
import { createNetwork, type Network } from "../../../network/learning/network.ts";
import { createRandom } from "../../../network/math/random.ts";

const kinked: readonly ActivationName[] = ["relu", "leakyRelu", "elu"];
const outputsOf: Record<LossName, readonly ActivationName[]> = {
  binaryCrossEntropy: ["sigmoid"],
  categoricalCrossEntropy: ["softmax"],
  meanSquaredError: Object.keys(activations) as ElementwiseName[],
};

const cases = (Object.keys(losses) as LossName[]).flatMap((loss) =>
  outputsOf[loss].flatMap((output) =>
    (Object.keys(activations) as ElementwiseName[]).flatMap((hidden) => [1, 2, 4].map((depth) => ({ loss, output, hidden, depth }))),
  ),
);

describe("every parameter's gradient agrees with central differences", () => {
  test.each(cases)("$loss, $output output, $depth layers of $hidden", ({ loss, output, hidden, depth }) => {
    const network = createNetwork({
      inputs: 4,
      layers: [...Array.from({ length: depth - 1 }, (_, l) => ({ units: 5 - l, activation: hidden })), { units: 3, activation: output }],
    });
    const random = createRandom(depth);
    const parameters = initialParameters(network, "he", random).map((p) => p + 0.1 * random.normal());
    const inputs = Array.from({ length: 6 }, () => Array.from({ length: 4 }, random.normal));
    const targets = inputs.map((_, i) => [0, 1, 2].map((k) => (k === i % 3 ? 1 : 0)));
    const data = createDataset(inputs, targets, [1, 2, 1, 0.5, 3, 1]);
    // At a kink there is no derivative, so every z must be further from 0 than the differences can move it.
    const layersWithKinks = network.layers.map((layer) => kinked.includes(layer.activation));
    keepOffKinks(network, parameters, data.X, data.count, layersWithKinks);
    expect(worstError(network, parameters, data, loss)).toBeLessThan(1e-7);
  });
});

/** The largest error of a gradient. Differences of two widths cancel their truncation error in h² (Richardson 1911). */
function worstError(network: Network, parameters: Float64Array, data: Dataset, loss: LossName): number {
  const coarse = checkGradient(network, parameters, data, loss, 8e-5);
  const errors = checkGradient(network, parameters, data, loss, 4e-5).map(({ backpropagated, numerical }, e) => {
    const extrapolated = (4 * numerical - coarse[e]!.numerical) / 3;
    return Math.abs(backpropagated - extrapolated) / Math.max(Math.abs(backpropagated), 1e-3);
  });
  return Math.max(...errors);
}

/** Shifts biases until no z of a kinked layer is within 0.001 of 0. */
function keepOffKinks(network: Network, parameters: Float64Array, X: Float64Array, m: number, kinkedLayers: readonly boolean[]): void {
  const cache = createForwardCache(network, m);
  for (let round = 0; round < 100; round++) {
    forward(network, parameters, X, m, cache);
    const close = network.layers.findIndex((_, l) => kinkedLayers[l] && cache.Z[l]!.some((z) => Math.abs(z) < 1e-3));
    if (close < 0) return;
    const { biasesAt, units } = network.layers[close]!;
    for (let j = 0; j < units; j++) parameters[biasesAt + j] = parameters[biasesAt + j]! + 0.0017;
  }
  throw new Error("a z remains at a kink");
}

test("a wrong gradient is detected", () => {
  const network = createNetwork({ inputs: 1, layers: [{ units: 1, activation: "relu" }] });
  // Exactly at z = 0 the central difference is half the slope on the right, and backpropagation gives 0.
  const [check] = checkGradient(network, Float64Array.of(0, 0), createDataset([[1]], [1]), "meanSquaredError");
  expect(check!.error).toBeGreaterThan(0.5);
});
