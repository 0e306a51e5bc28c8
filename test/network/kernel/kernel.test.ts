import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fastEngine, simdEngine } from "../../../network/kernel/kernel.ts";
import type { ActivationName } from "../../../network/learning/activations.ts";
import { constraintAccepts } from "../../../network/learning/constraints.ts";
import { createDataset, type Dataset } from "../../../network/learning/dataset.ts";
import { typescriptEngine } from "../../../network/learning/engine.ts";
import { createForwardCache, forward } from "../../../network/learning/forward.ts";
import { createNetwork, dense, outputLayer } from "../../../network/learning/network.ts";
import { createTraining, runTraining, saveTraining, type Training } from "../../../network/learning/training.ts";
import { createRandom } from "../../../network/math/random.ts";
import { buildKernel } from "../../../scripts/build-kernel.ts";
import { projectPath } from "../../../scripts/files.ts";
import { loadKernel } from "../../../scripts/kernel.ts";
import { assertSameBits, assertSameTrainings, firstDifference, type Trial, trials } from "./arbitraries.ts";

const kernel = loadKernel();
const simd = simdEngine(kernel);
const xor = createDataset(
  [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ],
  [0, 1, 1, 0],
);

it("kernel.wasm is what the source compiles to", { tags: "slow" }, async () => {
  expect(Buffer.from(await buildKernel("network/kernel/kernel.wasm")).equals(readFileSync(projectPath("network/kernel/kernel.wasm")))).toBe(
    true,
  );
});

it("networks that the kernel does not support run in plain TypeScript", () => {
  const network = createNetwork({ inputs: 2, layers: [{ units: 1, activation: "tanh" }] });
  const layers = network.layers.map((layer) => ({ ...layer, activation: "added later" as ActivationName }));
  expect(fastEngine(kernel)(network, "meanSquaredError", 1).name).toBe("wasm-simd");
  expect(fastEngine(kernel)({ ...network, layers }, "meanSquaredError", 1).name).toBe("typescript");
});

describe("the kernel computes the bits of plain TypeScript", () => {
  it("over three steps of any network, loss, optimizer and data", () => {
    assertSameBits(kernel, 500);
  });

  it("over epochs of shuffled mini-batches with noise, penalties, clipping and, where it can be, monotone", () => {
    fc.assert(
      fc.property(trials, fc.integer({ min: 1, max: 40 }), ({ network, loss, optimizer, data }, batchSize) => {
        const constraint = constraintAccepts(outputLayer(network).activation) ? ("monotone" as const) : undefined;
        const [plain, fast] = [typescriptEngine, simd].map((engine) =>
          runTraining(
            createTraining({
              network,
              data,
              engine,
              seed: 1,
              options: {
                loss,
                optimizer,
                learningRate: 0.01,
                schedule: { name: "cosine" },
                initializer: "he",
                epochs: 2,
                batchSize,
                inputNoise: 0.1,
                l1: 0.001,
                l2: 0.01,
                constraint,
                clipNorm: 1,
              },
            }),
          ),
        ) as [Float64Array, Float64Array];
        expect(firstDifference(plain, fast)).toBe(-1);
      }),
    );
  });

  it("over epochs in one call each, with everything that a training saves", () => {
    assertSameTrainings(kernel, 300);
  });

  it("over epochs of data that do not fit into its memory", () => {
    const random = createRandom(1);
    const count = 100_000;
    const X = Float64Array.from({ length: 9 * count }, random.normal);
    const data = { X, Y: Float64Array.from({ length: count }, () => random.integer(2)), count };
    const network = createNetwork({ inputs: 9, layers: [dense(3, "relu"), dense(1, "sigmoid")] });
    const [plain, fast] = [typescriptEngine, simd].map((engine) => {
      const training = createTraining({ network, data, engine, options: { batchSize: 9_999, epochs: 2 } });
      runTraining(training);
      return training;
    }) as [Training, Training];
    expect(saveTraining(fast)).toEqual(saveTraining(plain));
    expect(fast.engine.runSteps?.(fast, 1)).toBe(false);
  });

  it("in predictions", () => {
    fc.assert(
      fc.property(trials, ({ network, loss, data, start }) => {
        const expected = forward(network, start, data.X, data.count, createForwardCache(network, data.count));
        // An engine for batches of 1 predicts any number of samples.
        for (const factory of [typescriptEngine, simd])
          for (const capacity of [1, data.count]) {
            const outputs = new Float64Array(network.outputs * data.count);
            factory(network, loss, capacity).predictInto(outputs, start, data.X, data.count);
            expect(firstDifference(expected, outputs)).toBe(-1);
          }
      }),
    );
  });

  it("for data outside its memory that do not fit into one chunk", () => {
    const [{ network, loss, data, start }] = fc.sample(trials, { seed: 1, numRuns: 1 }) as [Trial];
    const large = repeat(data, Math.ceil(5000 / data.count));
    const gradients = [typescriptEngine, simd].map((factory) => {
      const gradient = new Float64Array(network.parameterCount);
      factory(network, loss, large.count).gradientInto(gradient, start, large);
      return gradient;
    }) as [Float64Array, Float64Array];
    expect(firstDifference(...gradients)).toBe(-1);
    const outputs = new Float64Array(network.outputs * large.count);
    simd(network, loss, 1).predictInto(outputs, start, large.X, large.count);
    expect(firstDifference(forward(network, start, large.X, large.count, createForwardCache(network, large.count)), outputs)).toBe(-1);
  });
});

it("an engine takes the memory of one that was released, which then refuses to work", () => {
  const factory = simdEngine(kernel);
  const network = createNetwork({ inputs: 2, layers: [dense(3, "tanh"), dense(1, "sigmoid")] });
  const run = () => {
    const training = createTraining({ network, data: xor, engine: factory, options: { epochs: 20, batchSize: 3 } });
    const { parameters, engine } = training;
    const { buffer } = parameters;
    const learned = runTraining(training);
    engine.release();
    return { learned, buffer, engine, parameters };
  };
  const [first, second] = [run(), run()];
  expect(second.buffer).toBe(first.buffer);
  expect(firstDifference(first.learned, second.learned)).toBe(-1);
  expect(() => first.engine.loss(first.parameters, xor)).toThrow("the engine has been released");
  expect(() => first.engine.release()).toThrow("the engine has been released");
  const larger = factory(network, "binaryCrossEntropy", 50_000);
  expect(larger.allocate(1).buffer).not.toBe(first.buffer);
});

it("the kernel refuses a vector that does not have the length of the parameters", () => {
  const [{ network, loss, data }] = fc.sample(trials, { seed: 1, numRuns: 1 }) as [Trial];
  expect(() => simd(network, loss, 1).loss(new Float64Array(network.parameterCount + 1), data)).toThrow(/parameters, got a vector of/);
});

it("engines refuse to predict with too few inputs or too short an output vector", () => {
  const network = createNetwork({ inputs: 2, layers: [{ units: 3, activation: "sigmoid" }] });
  for (const factory of [typescriptEngine, simd]) {
    const engine = factory(network, "meanSquaredError", 4);
    const predict = (outputs: number, inputs: number) => () =>
      engine.predictInto(engine.allocate(outputs), new Float64Array(network.parameterCount), engine.allocate(inputs), 4);
    expect(predict(12, 7)).toThrow("X must have at least 8 numbers for 4 samples of 2 inputs, got 7");
    expect(predict(11, 8)).toThrow("outputs must have at least 12 numbers for 4 samples of 3 outputs, got 11");
    expect(predict(12, 8)).not.toThrow();
  }
});

function repeat({ X, Y, count }: Dataset, times: number): Dataset {
  const many = (values: Float64Array) =>
    Float64Array.from({ length: values.length * times }, (_, e) => values[e % values.length] as number);
  return { X: many(X), Y: many(Y), count: count * times };
}
