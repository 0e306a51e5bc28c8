import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDataset, selectSamples } from "../../../network/learning/dataset.ts";
import { typescriptEngine } from "../../../network/learning/engine.ts";
import { losses } from "../../../network/learning/losses.ts";
import { createNetwork } from "../../../network/learning/network.ts";
import { sigmoid } from "../../../network/math/exact.ts";

const logits = fc.double({ min: -1000, max: 1000, noNaN: true });

describe("binary cross-entropy", () => {
  const { value } = losses.binaryCrossEntropy;
  const of = (z: number, y: number) => value(Float64Array.of(z), Float64Array.of(sigmoid(z)), Float64Array.of(y), 0, 1);

  test("is −log of the probability of the true class", () => {
    expect(of(0, 1)).toBeCloseTo(Math.LN2, 15);
    expect(of(2, 0)).toBeCloseTo(-Math.log(1 - 1 / (1 + Math.exp(-2))), 14);
  });
  test("is finite and not negative up to ±1000", () => {
    fc.assert(
      fc.property(logits, fc.constantFrom(0, 1), (z, y) => {
        expect(of(z, y)).toBeGreaterThanOrEqual(0);
        expect(of(z, y)).toBeLessThanOrEqual(1001);
      }),
    );
    expect([of(1000, 0), of(-1000, 1), of(1000, 1)]).toEqual([1000, 1000, 0]);
  });
});

describe("categorical cross-entropy", () => {
  const { value } = losses.categoricalCrossEntropy;
  const of = (z: number[], y: number[]) => value(Float64Array.from(z), new Float64Array(z.length), Float64Array.from(y), 0, z.length);

  test("does not change when all logits shift together", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 3, maxLength: 3 }),
        fc.integer({ min: -500, max: 500 }),
        (z, shift) => {
          expect(
            of(
              z.map((x) => x + shift),
              [0, 1, 0],
            ),
          ).toBeCloseTo(of(z, [0, 1, 0]), 9);
        },
      ),
    );
  });
  test("with two classes equals the binary one of the difference of the logits", () => {
    fc.assert(
      fc.property(logits, (z) => {
        const binary = losses.binaryCrossEntropy.value(Float64Array.of(z), Float64Array.of(0), Float64Array.of(1), 0, 1);
        expect(of([0, z], [0, 1])).toBeCloseTo(binary, 9);
      }),
    );
    expect(of([1000, -1000], [0, 1])).toBe(2000);
  });
});

test("mean squared error equals the value worked out by hand", () => {
  expect(losses.meanSquaredError.value(new Float64Array(2), Float64Array.of(1, 2), Float64Array.of(0, 4), 0, 2)).toBe(2.5);
});

test("reordering samples or merging equal ones changes a loss by no more than rounding", () => {
  const network = createNetwork({
    inputs: 2,
    layers: [
      { units: 3, activation: "tanh" },
      { units: 1, activation: "sigmoid" },
    ],
  });
  const parameters = Float64Array.from({ length: network.parameterCount }, (_, i) => (i % 5) - 2);
  const once = createDataset(
    [
      [1, 2],
      [0, 1],
      [3, -1],
    ],
    [0, 1, 1],
  );
  const engine = typescriptEngine(network, "binaryCrossEntropy", 8);
  const repeated = engine.loss(parameters, selectSamples(once, [0, 1, 2, 2, 0, 2]));
  expect(engine.loss(parameters, selectSamples(once, [2, 0, 2, 1, 2, 0]))).toBeCloseTo(repeated, 14);
  expect(engine.loss(parameters, { ...once, weights: Float64Array.of(2, 1, 3) })).toBeCloseTo(repeated, 14);
});

test("a loss refuses outputs that it cannot be used with", () => {
  const network = createNetwork({ inputs: 1, layers: [{ units: 1, activation: "tanh" }] });
  const engine = typescriptEngine(network, "binaryCrossEntropy", 1);
  expect(() => engine.gradientInto(new Float64Array(2), new Float64Array(2), createDataset([[1]], [1]))).toThrow(
    "the loss binaryCrossEntropy cannot be used with tanh outputs",
  );
});
