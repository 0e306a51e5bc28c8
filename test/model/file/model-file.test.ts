import { expect, test } from "vitest";
import type { ModelFile } from "../../../model/file/model-file.ts";
import { parseModel } from "../../../model/file/parse.ts";
import { sealModel } from "../../../model/file/seal.ts";
import { shipped } from "../models.ts";

const { version, ...content } = shipped.file;

/** The content with something put in the place of one of its parts, sealed as if it were right. */
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
    ['"rows":699', '"rows":698'],
  ] as const) {
    expect(text).toContain(from);
    expect(() => parseModel(JSON.parse(text.replace(from, to)))).toThrow(
      /^model file refused: damaged: the content has version [0-9a-f]{12}, the file says/,
    );
  }
});

test("a truncated file is no JSON, and what is no model is refused", () => {
  const text = JSON.stringify(shipped.file);
  expect(() => parseModel(JSON.parse(text.slice(0, -10)))).toThrow(SyntaxError);
  for (const foreign of [null, 3, "model", [], {}, { format: "onnx" }])
    expect(() => parseModel(foreign)).toThrow("this is no cytonet model");
  expect(() => parseModel({ ...shipped.file, formatVersion: 1 })).toThrow("format version 1 is not known here; 2 is");
});

test("a sealed file with a part that is missing or wrong is refused with the place", () => {
  const { background, layers, scaling, predictionSets } = content;
  const [first, last] = layers as [ModelFile["layers"][number], ModelFile["layers"][number]];
  const cases: [object, string][] = [
    [{ features: [] }, "features must be a list of names"],
    [{ classNames: ["benign"] }, "classNames must be two names"],
    [{ range: [10, 1] }, "range must be"],
    [{ scaling: { ...scaling, scale: scaling.scale.slice(1) } }, "scaling must have an offset and a scale a feature"],
    [{ scaling: { ...scaling, scale: scaling.scale.map(() => 0) } }, "every scale must be above 0"],
    [{ threshold: 1.5 }, "the threshold must lie between 0 and 1, got 1.5"],
    [{ predictionSets: undefined }, "the prediction sets need a coverage"],
    [{ predictionSets: { ...predictionSets, conformalThresholds: [0.5] } }, "the lowest probability of each class"],
    [{ unusual: {} }, "the distance from which a sample is unusual is missing"],
    [{ layers: [] }, "layers are missing"],
    [{ layers: [{ ...first, activation: "swish" }, last] }, "layer 1: unknown activation swish"],
    [{ layers: [{ ...first, activation: "toString" }, last] }, "layer 1: unknown activation toString"],
    [{ layers: [first, { ...last, activation: "identity" }] }, "the output must be one sigmoid unit"],
    [{ layers: [{ ...first, W: first.W.slice(1) }, last] }, "layer 1: W must be 15 × 9 finite numbers"],
    [{ layers: [first, { ...last, b: [null] }] }, "layer 2: b must be 1 finite numbers"],
    [{ background: undefined }, "the bandwidth must be above 0"],
    [{ background: { ...background, bandwidth: 0 } }, "the bandwidth must be above 0, got 0"],
    [
      { background: { ...background, rows: background.rows.with(3, [11, 1, 1, 1, 1, 1, 1, 1, 1]) } },
      "background rows must be 9 scores from 1 to 10",
    ],
    [{ background: { ...background, counts: background.counts.slice(1) } }, "the background must have a count of each class a row"],
  ];
  for (const [change, reason] of cases) expect(() => parseModel(forged(change)), reason).toThrow(reason);
});
