import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createPredictor } from "../../../network/kernel/predictor.ts";
import { createForwardCache, forward } from "../../../network/learning/forward.ts";
import { createNetwork } from "../../../network/learning/network.ts";
import { projectPath } from "../../../scripts/files.ts";
import { straightLineSource } from "../../../scripts/straight-line.ts";

const number = fc.double({ noNaN: true, min: -1e3, max: 1e3 });
const shapes = fc.constantFrom(
  createNetwork({
    inputs: 9,
    layers: [
      { units: 15, activation: "relu" },
      { units: 1, activation: "sigmoid" },
    ],
  }),
  createNetwork({
    inputs: 9,
    layers: [
      { units: 15, activation: "tanh" },
      { units: 1, activation: "sigmoid" },
    ],
  }),
  createNetwork({ inputs: 4, layers: [{ units: 1, activation: "identity" }] }),
);

it("the straight-line source is what its generator writes", () => {
  expect(readFileSync(projectPath("network/kernel/generated/straight-line.ts"), "utf8")).toBe(straightLineSource(9, 15));
});

it("a predictor answers with the bits of the forward pass, whatever the shape", () => {
  fc.assert(
    fc.property(
      shapes.chain((network) =>
        fc.record({
          network: fc.constant(network),
          parameters: fc.float64Array({
            noNaN: true,
            min: -1e3,
            max: 1e3,
            minLength: network.parameterCount,
            maxLength: network.parameterCount,
          }),
          sample: fc.array(number, { minLength: network.inputs, maxLength: network.inputs }),
        }),
      ),
      ({ network, parameters, sample }) => {
        const [expected] = forward(network, parameters, Float64Array.from(sample), 1, createForwardCache(network, 1));
        expect(createPredictor(network, parameters)(sample)).toBe(expected);
      },
    ),
  );
});

it("a predictor refuses samples and parameters of another length, and several outputs", () => {
  const network = createNetwork({ inputs: 2, layers: [{ units: 1, activation: "sigmoid" }] });
  expect(() => createPredictor(network, new Float64Array(4))).toThrow("the network has 3 parameters, got 4");
  expect(() => createPredictor(network, new Float64Array(3))([1])).toThrow("the network has 2 inputs, got 1");
  const two = createNetwork({ inputs: 2, layers: [{ units: 2, activation: "sigmoid" }] });
  expect(() => createPredictor(two, new Float64Array(6))).toThrow("one output, the network has 2");
});
