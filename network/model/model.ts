import type { Report } from "../evaluation/report.ts";
import { type ActivationName, activations } from "../learning/activations.ts";
import { createNetwork, type Network } from "../learning/network.ts";
import { sha256Text } from "../math/sha256.ts";
import type { Fitted } from "./predict.ts";
import type { Recipe } from "./recipe.ts";
import type { Scaling } from "./scaling.ts";

/** The weights JSON: all that is needed to ask the model, and where it came from. Matrices are written row by row. */
export interface ModelFile {
  readonly format: "cytonet-model";
  readonly formatVersion: 1;
  readonly name: string;
  /** The first 12 hexadecimal digits of the SHA-256 of everything else in the file. */
  readonly version: string;
  readonly features: readonly string[];
  /** Lowest and highest score. */
  readonly range: readonly [number, number];
  readonly classes: readonly [string, string];
  readonly scaling: Scaling;
  readonly layers: readonly {
    readonly activation: ActivationName;
    readonly W: readonly (readonly number[])[];
    readonly b: readonly number[];
  }[];
  /** From this probability the answer is the second class. */
  readonly threshold: number;
  /** The distinct training rows, how often each occurs in either class, and the bandwidth of the kernel over their distances (unknowns.ts). */
  readonly background: {
    /** On the scale where the range of a score is 1. */
    readonly bandwidth: number;
    readonly rows: readonly (readonly number[])[];
    readonly counts: readonly (readonly [number, number])[];
  };
  /** The lowest probability of each class with which it still belongs to the prediction set (prediction-set.ts). */
  readonly predictionSets: { readonly coverage: number; readonly lowest: readonly [number, number] };
  /** A sample further than this from every training row is unlike them (similar.ts). */
  readonly unusual: { readonly distance: number };
  readonly recipe: Recipe;
  readonly seed: number;
  readonly data: { readonly rows: number; readonly used: number; readonly sha256: string };
  /** What cross-validation measured; absent in a model that was not assessed. */
  readonly report?: Report;
  /** Why this model was taken though the gate refused it. */
  readonly forced?: string;
}

/** A model ready to be asked. */
export interface Model extends Fitted {
  readonly file: ModelFile;
}

/** What refuses a model file, with the place and the reason. */
export class ModelError extends Error {
  override name = "ModelError";
}

/** Seals the content of a model file with its version. */
export function sealModel(content: Omit<ModelFile, "version">): ModelFile {
  const { format, formatVersion, name, ...rest } = content;
  return { format, formatVersion, name, version: versionOf(content), ...rest };
}

/** Checks a parsed weights JSON whole and makes it ready to be asked. Throws ModelError with the reason. */
export function parseModel(json: unknown): Model {
  const file = json as ModelFile;
  expect(typeof json === "object" && json !== null && file.format === "cytonet-model", "this is no cytonet model");
  expect(file.formatVersion === 1, `format version ${file.formatVersion} is not known here; 1 is`);
  expect(Array.isArray(file.layers) && file.layers.length > 0, "layers are missing");
  expect(Array.isArray(file.features) && file.features.length > 0, "features are missing");
  expect(Array.isArray(file.classes) && file.classes.length === 2, "classes must be two names");
  const { version, ...content } = file;
  const actual = versionOf(content);
  expect(version === actual, `damaged: the content has version ${actual}, the file says ${version}`);
  const network = createNetwork({
    inputs: file.features.length,
    layers: file.layers.map(({ b, activation }, l) => {
      expect(activation in activations, `layer ${l + 1}: unknown activation ${activation}`);
      return { units: b.length, activation };
    }),
  });
  expect(network.outputs === 1, `the output must be one unit, got ${network.outputs}`);
  const parameters = new Float64Array(network.parameterCount);
  network.layers.forEach((layer, l) => {
    const { W, b } = file.layers[l] as ModelFile["layers"][number];
    expect(
      W.length === layer.units && W.every((row) => row.length === layer.inputs),
      `layer ${l + 1}: W must be ${layer.units} × ${layer.inputs}`,
    );
    parameters.set(W.flat(), layer.weightsAt);
    parameters.set(b, layer.biasesAt);
  });
  expect(parameters.every(Number.isFinite), "a weight is not a finite number");
  expect(
    file.scaling.offset.length === network.inputs && file.scaling.scale.length === network.inputs,
    "scaling must have a pair of numbers a feature",
  );
  return { file, network, parameters, scaling: file.scaling };
}

/** The layers of a model file from a parameter vector. */
export function layersOf(network: Network, parameters: Float64Array): ModelFile["layers"] {
  return network.layers.map(({ inputs, units, activation, weightsAt, biasesAt }) => ({
    activation,
    W: Array.from({ length: units }, (_, j) => [...parameters.subarray(weightsAt + j * inputs, weightsAt + (j + 1) * inputs)]),
    b: [...parameters.subarray(biasesAt, biasesAt + units)],
  }));
}

function versionOf(content: Omit<ModelFile, "version">): string {
  return sha256Text(JSON.stringify(content)).slice(0, 12);
}

function expect(condition: boolean, reason: string): asserts condition {
  if (!condition) throw new ModelError(`model file refused: ${reason}`);
}
