import { type ActivationName, activations } from "../network/learning/activations.ts";
import { createNetwork, type Network } from "../network/learning/network.ts";
import { sha256Text } from "../network/math/sha256.ts";
import type { Fitted } from "./fitted.ts";
import type { Recipe } from "./recipe.ts";
import type { Report } from "./report.ts";
import type { Scaling } from "./scaling.ts";

/** The weights JSON: all that is needed to ask the model, and where it came from. Matrices are written row by row. */
export interface ModelFile {
  readonly format: "cytonet-model";
  readonly formatVersion: 2;
  readonly name: string;
  /** The first 12 hexadecimal digits of the SHA-256 of everything else in the file. */
  readonly version: string;
  readonly features: readonly string[];
  /** Lowest and highest score. */
  readonly range: readonly [number, number];
  readonly classNames: readonly [string, string];
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
  readonly predictionSets: { readonly coverage: number; readonly conformalThresholds: readonly [number, number] };
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
  expect(file.formatVersion === 2, `format version ${file.formatVersion} is not known here; 2 is`);
  const { version, ...content } = file;
  const actual = versionOf(content);
  expect(version === actual, `damaged: the content has version ${actual}, the file says ${version}`);
  checkQuestions(file);
  const { network, parameters } = checkedNetwork(file);
  checkBackground(file);
  return { file, network, parameters, scaling: file.scaling };
}

/** Names, range, classes, threshold, and how sure the answers are. */
function checkQuestions({ features, range, classNames, scaling, threshold, predictionSets, unusual }: ModelFile): void {
  expect(isList(features, isText) && features.length > 0, "features must be a list of names");
  expect(isList(classNames, isText) && classNames.length === 2, "classNames must be two names");
  expect(isList(range, Number.isInteger) && range.length === 2 && range[0] < range[1], "range must be the lowest and the highest score");
  const { offset, scale } = scaling ?? {};
  expect(isNumbers(offset, features.length) && isNumbers(scale, features.length), "scaling must have an offset and a scale a feature");
  expect(
    scale.every((divisor) => divisor > 0),
    "every scale must be above 0",
  );
  expect(threshold > 0 && threshold < 1, `the threshold must lie between 0 and 1, got ${threshold}`);
  expect(predictionSets?.coverage > 0 && predictionSets.coverage < 1, "the prediction sets need a coverage between 0 and 1");
  expect(isNumbers(predictionSets.conformalThresholds, 2), "the prediction sets need the lowest probability of each class");
  expect(Number.isFinite(unusual?.distance), "the distance from which a sample is unusual is missing");
}

function checkedNetwork({ features, layers }: ModelFile): { network: Network; parameters: Float64Array } {
  expect(Array.isArray(layers) && layers.length > 0, "layers are missing");
  const network = createNetwork({
    inputs: features.length,
    layers: layers.map(({ b, activation }, l) => {
      expect(activation === "softmax" || activation in activations, `layer ${l + 1}: unknown activation ${activation}`);
      expect(Array.isArray(b) && b.length > 0, `layer ${l + 1}: biases are missing`);
      return { units: b.length, activation };
    }),
  });
  expect(network.outputs === 1 && network.layers.at(-1)?.activation === "sigmoid", "the output must be one sigmoid unit");
  const parameters = new Float64Array(network.parameterCount);
  network.layers.forEach(({ units, inputs, weightsAt, biasesAt }, l) => {
    const { W, b } = layers[l] as ModelFile["layers"][number];
    expect(
      isList(W, (row) => isNumbers(row, inputs)) && W.length === units,
      `layer ${l + 1}: W must be ${units} × ${inputs} finite numbers`,
    );
    expect(isNumbers(b, units), `layer ${l + 1}: b must be ${units} finite numbers`);
    parameters.set(W.flat(), weightsAt);
    parameters.set(b, biasesAt);
  });
  return { network, parameters };
}

function checkBackground({ background, features, range: [low, high] }: ModelFile): void {
  const { bandwidth, rows, counts } = background ?? {};
  expect(bandwidth > 0, `the bandwidth must be above 0, got ${bandwidth}`);
  const isScore = (score: number): boolean => Number.isInteger(score) && score >= low && score <= high;
  expect(
    isList(rows, (row) => isList(row, isScore) && row.length === features.length) && rows.length > 0,
    `background rows must be ${features.length} scores from ${low} to ${high}`,
  );
  const isCount = (count: number): boolean => Number.isInteger(count) && count >= 0;
  expect(
    isList(counts, (pair) => isList(pair, isCount) && pair.length === 2 && pair[0] + pair[1] > 0) && counts.length === rows.length,
    "the background must have a count of each class a row",
  );
}

function isList<T>(value: readonly T[] | undefined, holds: (item: T) => boolean): value is readonly T[] {
  return Array.isArray(value) && value.every(holds);
}

function isNumbers(value: readonly number[] | undefined, length: number): value is readonly number[] {
  return isList(value, Number.isFinite) && value.length === length;
}

function isText(value: unknown): boolean {
  return typeof value === "string";
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
