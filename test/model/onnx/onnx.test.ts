import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { InferenceSession, Tensor } from "onnxruntime-web";
import { expect, test } from "vitest";
import { readTable, type WholeTable } from "../../../data/tables/index.ts";
import { wisconsin } from "../../../data/wisconsin.ts";
import { layersOf } from "../../../model/file/layers.ts";
import type { Model } from "../../../model/file/model.ts";
import { toOnnx } from "../../../model/onnx/onnx.ts";
import { predict } from "../../../model/prediction/predict.ts";
import { fitScaling, scalingNames } from "../../../model/training/scaling.ts";
import { activationNames } from "../../../network/learning/activations.ts";
import { createNetwork } from "../../../network/learning/network.ts";
import { createRandom } from "../../../network/math/random.ts";
import { anyModelAndSample } from "../arbitraries.ts";
import { changedModel, randomSamples, shipped } from "../models.ts";

const csv = readFileSync(fileURLToPath(new URL("../../../data/wisconsin.csv", import.meta.url)));

/** What onnxruntime makes of the samples. */
async function run({ file }: Model, samples: readonly (readonly (number | null)[])[]): Promise<number[]> {
  const session = await InferenceSession.create(toOnnx(file), { executionProviders: ["wasm"] });
  const features = Float64Array.from(samples.flat(), (value) => value ?? Number.NaN);
  const { probability } = await session.run({ features: new Tensor("float64", features, [samples.length, file.features.length]) });
  return Array.from(probability!.data as Float64Array);
}

async function expectSamePredictions(model: Model, samples: readonly (readonly (number | null)[])[]): Promise<void> {
  const probabilities = await run(model, samples);
  const worst = samples.reduce(
    (most, values, i) => Math.max(most, Math.abs(probabilities[i]! - predict(model, { values }).probability)),
    0,
  );
  expect(worst).toBeLessThan(1e-12);
}

test("onnxruntime agrees within 1e-12 on all 699 rows, the 16 with an unknown score too, and on random samples with many", async () => {
  const samples = [
    ...(readTable(csv) as WholeTable).rows.map(({ values }) => values!),
    ...randomSamples(50, 61, { unknowns: true }),
    new Array(9).fill(null),
  ];
  expect(samples.length).toBe(699 + 51);
  await expectSamePredictions(shipped, samples);
});

test.each(activationNames.filter((name) => name !== "softmax"))("and with hidden layers of %s", async (activation) => {
  const network = createNetwork({
    inputs: 9,
    layers: [
      { units: 6, activation },
      { units: 4, activation },
      { units: 1, activation: "sigmoid" },
    ],
  });
  const { normal } = createRandom(7);
  const parameters = Float64Array.from({ length: network.parameterCount }, () => 0.5 * normal());
  await expectSamePredictions(changedModel({ layers: layersOf(network, parameters) }), randomSamples(50, 67, { unknowns: true }));
});

test.each(scalingNames)("and with %s inputs", async (name) => {
  const rows = (readTable(csv) as WholeTable).rows.flatMap(({ values }) => (values!.includes(null) ? [] : [values as number[]]));
  await expectSamePredictions(changedModel({ scaling: fitScaling(name, rows) }), randomSamples(50, 71, { unknowns: true }));
});

test("the file says where its data come from: the Wisconsin source of the Wisconsin data alone", () => {
  const textOf = (data: Partial<Model["file"]["data"]>) => {
    const { file } = changedModel({});
    return new TextDecoder().decode(toOnnx({ ...file, data: { ...file.data, ...data } }));
  };
  expect(textOf({ sha256: wisconsin.sha256 })).toContain(wisconsin.source);
  const leftOut = { errors: 0, noDiagnosis: 0, unknownScores: 0 };
  const stated = { file: "mine.csv", source: "a clinic", licence: null, classes: [20, 10], leftOut } as const;
  const other = textOf({ sha256: "0".repeat(64), stated });
  expect(other).toContain("a clinic");
  expect(other).toContain("not stated");
  expect(other).not.toMatch(/wisconsin|wolberg|CC BY/i);
});

test("and for any shape, scaling, range and bandwidth", async () => {
  // With a single feature, onnxruntime fuses its scale into a MatMul, in single precision.
  const isSupported = ({ file }: Model) => file.features.length > 1 && file.range[0] >= 0 && file.background.bandwidth < Infinity;
  const drawn = fc.sample(
    anyModelAndSample.filter(({ model }) => isSupported(model)),
    { numRuns: 40, seed: 1 },
  );
  for (const { model, values } of drawn) await expectSamePredictions(model, [values]);
});

test("scores that do not fit into a byte are refused", () => {
  const rows = [[-1, 1, 1, 1, 1, 1, 1, 1, 1]];
  const { file } = changedModel({ background: { bandwidth: 1, rows, counts: [[1, 1]] } });
  expect(() => toOnnx(file)).toThrow("rows must be whole numbers from 0 to 127, got -1");
});
