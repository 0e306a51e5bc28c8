import fc from "fast-check";
import { expect, test } from "vitest";
import { ModelError } from "../../../model/file/model-error.ts";
import type { ModelFile } from "../../../model/file/model-file.ts";
import { parseModel } from "../../../model/file/parse.ts";
import { sealModel } from "../../../model/file/seal.ts";
import { predict } from "../../../model/prediction/predict.ts";
import { shipped } from "../models.ts";

const { version, ...content } = shipped.file;

/** The shipped content with some parts replaced, sealed as if it were right. */
function forged(change: object): unknown {
  return JSON.parse(JSON.stringify(sealModel({ ...content, ...change } as ModelFile)));
}

test("the version is the hash of everything else, so any change of the file is noticed", () => {
  expect(version).toMatch(/^[0-9a-f]{12}$/);
  expect(sealModel(content).version).toBe(version);
  const text = JSON.stringify(shipped.file);
  for (const [from, to] of [
    ['"threshold":0.5', '"threshold":0.4'],
    ['"seed":1', '"seed":2'],
    [`"rows":${content.data.rows}`, `"rows":${content.data.rows - 1}`],
  ] as const) {
    expect(text).toContain(from);
    expect(() => parseModel(JSON.parse(text.replace(from, to)))).toThrow(
      new RegExp(`^model file refused: damaged: the content has version [0-9a-f]{12}, the file says "${version}"`),
    );
  }
});

test("NaN is never sealed", () => {
  const layers = content.layers.map((layer) => ({ ...layer, b: layer.b.map(() => Number.NaN) }));
  expect(() => sealModel({ ...content, layers })).toThrow("the model.layers.0.b.0 is NaN");
});

test("a truncated file is not JSON, and what is not a model is refused", () => {
  const text = JSON.stringify(shipped.file);
  expect(() => parseModel(JSON.parse(text.slice(0, -10)))).toThrow(SyntaxError);
  for (const foreign of [null, 3, "model", [], {}, { format: "onnx" }])
    expect(() => parseModel(foreign)).toThrow("this is not a cytonet model");
  expect(() => parseModel({ ...shipped.file, formatVersion: 2 })).toThrow(
    "format version 2 is not supported, 3 is; retrain the model with npm run train",
  );
});

test("a sealed file with a missing or wrong part is refused with the place", () => {
  const { features, background, layers, scaling, predictionSets, recipe, data } = content;
  const [first, last] = layers as [ModelFile["layers"][number], ModelFile["layers"][number]];
  const monotone = { ...recipe, training: { ...recipe.training, constraint: "monotone" } };
  const wrong = { ...first, W: first.W.with(-1, [0, 0, 0, 0, 0, 0, 0, 0, 1e-300]) };
  const cases: [object, string][] = [
    [{ name: "" }, 'the name must be a text, got ""'],
    [{ features: [] }, "features must be clumpThickness, uniformityOfCellSize"],
    [{ features: features.toReversed() }, 'mitoses, got ["mitoses"'],
    [{ classNames: ["benign"] }, 'classNames must be benign, malignant, got ["benign"]'],
    [{ range: [10, 1] }, "range must be 1 to 10, got [10,1]"],
    [
      { scaling: { ...scaling, name: "toString" } },
      'the scaling must be one of min-max, standard, log-standard, root-standard, fourth-root-standard, got "toString"',
    ],
    [{ scaling: { ...scaling, scale: scaling.scale.slice(1) } }, "the scaling must have one offset and one scale per feature"],
    [{ scaling: { ...scaling, scale: scaling.scale.map(() => 0) } }, "every scale must be above 0"],
    [{ threshold: 1.5 }, "the threshold must lie between 0 and 1, got 1.5"],
    [{ predictionSets: undefined }, "the prediction sets are missing"],
    [{ predictionSets: { ...predictionSets, coverage: 1 } }, "the coverage must lie between 0 and 1, got 1"],
    [
      { predictionSets: { ...predictionSets, conformalThresholds: [0.5] } },
      "two conformal thresholds from 0 to 1 for each of the 512 sets",
    ],
    [
      { predictionSets: { ...predictionSets, conformalThresholds: predictionSets.conformalThresholds.with(7, [0.5, 2]) } },
      "two conformal thresholds from 0 to 1",
    ],
    [{ unusual: null }, "the distances from which a sample is unusual are missing"],
    [{ unusual: { distances: [1, 2] } }, "the distances from which a sample is unusual must be 10 numbers from 0, or null, got [1,2]"],
    [{ unusual: { distances: new Array(10).fill(-1) } }, "must be 10 numbers from 0, or null, got [-1,"],
    [{ layers: [] }, "layers are missing"],
    [{ layers: [null, last] }, "layers are missing"],
    [{ layers: [{ ...first, activation: "swish" }, last] }, "layer 1: the activation must be one of identity, sigmoid"],
    [{ layers: [{ ...first, activation: "toString" }, last] }, 'softmax, got "toString"'],
    [{ layers: [{ ...first, activation: "softmax" }, last] }, "only the output can be a softmax"],
    [{ layers: [first, { ...last, activation: "identity" }] }, "the output must be one sigmoid unit"],
    [{ layers: [{ ...first, W: first.W.slice(1) }, last] }, "layer 1: W must be 15 × 9 finite numbers"],
    [{ layers: [first, { ...last, b: [null] }] }, "layer 2: b must be 1 finite numbers"],
    [{ recipe: monotone, layers: [wrong, last] }, "the recipe is monotone, but a weight has the wrong sign"],
    [{ background: undefined }, "the background is missing"],
    [{ background: { ...background, bandwidth: 0 } }, "the bandwidth must be above 0, got 0"],
    [
      { background: { ...background, rows: background.rows.with(3, [11, 1, 1, 1, 1, 1, 1, 1, 1]) } },
      "background rows must be 9 whole numbers from 1 to 10",
    ],
    [{ background: { ...background, counts: background.counts.slice(1) } }, "the background must have one count of each class per row"],
    [
      { background: { ...background, counts: background.counts.map(([a, b]) => [a + b, 0]) } },
      "the background must have rows of both classes",
    ],
    [{ recipe: { ...recipe, training: 3 } }, "the recipe must have a name, hidden layers and training options"],
    [{ seed: 1.5 }, "the seed must be a whole number, got 1.5"],
    [{ data: { ...data, sha256: "0" } }, "the data must have its rows, the rows used and a SHA-256"],
    [{ report: 3 }, "the report must be an object"],
    [{ forced: 3 }, "forced must be a text, got 3"],
  ];
  for (const [change, reason] of cases) expect(() => parseModel(forged(change)), reason).toThrow(reason);
});

test("whatever stands in the place of any part, the file is refused with a ModelError or can predict", () => {
  const values = [5, null, 1, 1, 2, 1, 3, null, 1];
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), fc.jsonValue({ maxDepth: 2 }), (choices, replacement) => {
      const { report: _, ...damaged } = structuredClone(content) as Record<string, unknown>;
      replaceSomewhere(damaged, choices, replacement);
      try {
        predict(parseModel(forged({ report: undefined, ...damaged })), { values });
      } catch (error) {
        expect(error).toBeInstanceOf(ModelError);
      }
    }),
    { numRuns: 300 },
  );
});

/** Walks down to a random place, and puts the replacement there. */
function replaceSomewhere(json: Record<string, unknown>, choices: Iterator<number>, replacement: unknown): void {
  const choice = (bound: number): number => (choices.next().value as number) % bound;
  let parent = json;
  for (;;) {
    const keys = Object.keys(parent);
    const key = keys[choice(keys.length)] as string;
    const child = parent[key];
    if (typeof child !== "object" || child === null || Object.keys(child).length === 0 || choice(4) === 0) {
      parent[key] = replacement;
      return;
    }
    parent = child as Record<string, unknown>;
  }
}
