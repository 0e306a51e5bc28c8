import { isActivationName } from "../../network/learning/activations.ts";
import { createNetwork, type Network } from "../../network/learning/network.ts";
import type { Model } from "./model.ts";
import type { ModelFile } from "./model-file.ts";
import { versionOf } from "./seal.ts";

/** What refuses a model file, with the place and the reason. */
export class ModelError extends Error {
  override name = "ModelError";
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
      expect(isActivationName(activation), `layer ${l + 1}: unknown activation ${activation}`);
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

function expect(condition: boolean, reason: string): asserts condition {
  if (!condition) throw new ModelError(`model file refused: ${reason}`);
}
