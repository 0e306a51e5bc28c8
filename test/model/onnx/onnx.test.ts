import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { InferenceSession, Tensor } from "onnxruntime-web";
import { expect, test } from "vitest";
import { parseSamples } from "../../../data/samples.ts";
import { toOnnx } from "../../../model/onnx/onnx.ts";
import { predict } from "../../../model/prediction/predict.ts";
import { changedModel, randomSamples, shipped } from "../models.ts";

const csv = readFileSync(fileURLToPath(new URL("../../../data/wisconsin.csv", import.meta.url)), "utf8");

async function ask(onnx: Uint8Array, samples: readonly (readonly (number | null)[])[]): Promise<number[]> {
  const session = await InferenceSession.create(onnx, { executionProviders: ["wasm"] });
  const features = Float64Array.from(samples.flat(), (value) => value ?? Number.NaN);
  const { probability } = await session.run({ features: new Tensor("float64", features, [samples.length, 9]) });
  return Array.from(probability!.data as Float64Array);
}

test("onnxruntime answers all 699 rows, the 16 with an unknown value too, and random samples with many, within 1e-12", async () => {
  const samples = [...parseSamples(csv).map(({ values }) => values), ...randomSamples(50, 61, { unknowns: true }), new Array(9).fill(null)];
  expect(samples.length).toBe(699 + 51);
  const answers = await ask(toOnnx(shipped.file), samples);
  const worst = samples.reduce((most, values, i) => Math.max(most, Math.abs(answers[i]! - predict(shipped, { values }).probability)), 0);
  expect(worst).toBeLessThan(1e-12);
});

test("other shapes and scalings are written too; what ONNX has no operator for is refused", async () => {
  const identity = shipped.file.scaling.offset.map((_, f) => (f === 0 ? 1 : 0));
  const deep = changedModel({
    scaling: { name: "min-max", offset: shipped.file.scaling.offset.map(() => 1), scale: shipped.file.scaling.scale.map(() => 9) },
    layers: [
      { activation: "tanh", W: [identity, identity.map((w) => -2 * w)], b: [0.1, 0.2] },
      {
        activation: "identity",
        W: [
          [1, 2],
          [0.5, -1],
        ],
        b: [0, 1],
      },
      { activation: "sigmoid", W: [[1.5, -0.5]], b: [0.25] },
    ],
  });
  const samples = randomSamples(20, 67, { unknowns: true });
  const answers = await ask(toOnnx(deep.file), samples);
  samples.forEach((values, i) => {
    expect(answers[i]).toBeCloseTo(predict(deep, { values }).probability, 12);
  });
  const elu = changedModel({ layers: shipped.file.layers.map((layer, l) => (l === 0 ? { ...layer, activation: "elu" } : layer)) });
  expect(() => toOnnx(elu.file)).toThrow("elu is not written as ONNX");
});
