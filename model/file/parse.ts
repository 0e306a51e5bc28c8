import { diagnoses, featureKeys, HIGHEST_SCORE, isScore, LOWEST_SCORE } from "../../data/features.ts";
import { activationNames, isActivationName } from "../../network/learning/activations.ts";
import { monotoneSigns } from "../../network/learning/constraints.ts";
import { scalingNames } from "../training/scaling.ts";
import { isBetween, isCount, isFiniteNumber, isList, isObject, isVector, shown } from "./json.ts";
import { type Model, modelOf } from "./model.ts";
import { refuseUnless } from "./model-error.ts";
import type { ModelFile } from "./model-file.ts";
import { versionOf } from "./version.ts";

/** The content of a file that is yet to be checked: any field may be missing or of any kind. */
type Unchecked<T> = { readonly [Key in keyof T]?: unknown };

/** Checks a whole model file, parsed from JSON, and makes it ready to predict. Throws ModelError with the first reason to refuse it. */
export function parseModel(json: unknown): Model {
  refuseUnless(isObject(json) && json.format === "cytonet-model", "this is not a cytonet model");
  const { version, ...content } = json as Unchecked<ModelFile>;
  refuseUnless(
    content.formatVersion === 3,
    `format version ${shown(content.formatVersion)} is not supported, 3 is; retrain the model with npm run train`,
  );
  const actual = versionOf(content as ModelFile);
  refuseUnless(version === actual, `damaged: the content has version ${actual}, the file says ${shown(version)}`);
  checkDomain(content);
  checkScaling(content);
  checkLayers(content);
  checkDecision(content);
  checkBackground(content);
  checkOrigin(content);
  const model = modelOf(json as unknown as ModelFile);
  checkConstraint(model);
  return model;
}

/** Features, range and class names must be those of data/, which is where the form, the API and the table reader take them from. */
function checkDomain({ name, features, range, classNames }: Unchecked<ModelFile>): void {
  refuseUnless(typeof name === "string" && name !== "", `the name must be a text, got ${shown(name)}`);
  refuseUnless(isSame(features, featureKeys), `features must be ${featureKeys.join(", ")}, got ${shown(features)}`);
  refuseUnless(isSame(range, [LOWEST_SCORE, HIGHEST_SCORE]), `range must be ${LOWEST_SCORE} to ${HIGHEST_SCORE}, got ${shown(range)}`);
  refuseUnless(isSame(classNames, diagnoses), `classNames must be ${diagnoses.join(", ")}, got ${shown(classNames)}`);
}

function checkScaling({ scaling }: Unchecked<ModelFile>): void {
  refuseUnless(isObject(scaling), "the scaling is missing");
  const { name, offset, scale } = scaling;
  refuseUnless(
    scalingNames.some((known) => known === name),
    `the scaling must be one of ${scalingNames.join(", ")}, got ${shown(name)}`,
  );
  const n = featureKeys.length;
  refuseUnless(isVector(offset, n) && isVector(scale, n), "the scaling must have one offset and one scale per feature");
  refuseUnless(
    scale.every((divisor) => divisor > 0),
    "every scale must be above 0",
  );
}

function checkLayers({ layers }: Unchecked<ModelFile>): void {
  refuseUnless(isList(layers, isObject) && layers.length > 0, "layers are missing");
  let inputs = featureKeys.length;
  layers.forEach(({ activation, W, b }, l) => {
    const where = `layer ${l + 1}`;
    refuseUnless(
      isActivationName(activation),
      `${where}: the activation must be one of ${activationNames.join(", ")}, got ${shown(activation)}`,
    );
    refuseUnless(Array.isArray(b) && b.length > 0, `${where}: biases are missing`);
    refuseUnless(isVector(b, b.length), `${where}: b must be ${b.length} finite numbers`);
    const isRow = (row: unknown): row is readonly number[] => isVector(row, inputs);
    refuseUnless(isList(W, isRow, b.length), `${where}: W must be ${b.length} × ${inputs} finite numbers`);
    inputs = b.length;
  });
  refuseUnless(!layers.slice(0, -1).some(({ activation }) => activation === "softmax"), "only the output can be a softmax");
  refuseUnless(inputs === 1 && layers.at(-1)?.activation === "sigmoid", "the output must be one sigmoid unit");
}

function checkDecision({ threshold, predictionSets, unusual }: Unchecked<ModelFile>): void {
  refuseUnless(isBetween(0, threshold, 1), `the threshold must lie between 0 and 1, got ${shown(threshold)}`);
  refuseUnless(isObject(predictionSets), "the prediction sets are missing");
  const { coverage, conformalThresholds } = predictionSets;
  refuseUnless(isBetween(0, coverage, 1), `the coverage must lie between 0 and 1, got ${shown(coverage)}`);
  const n = featureKeys.length;
  const isPair = (pair: unknown): pair is readonly [number, number] =>
    isVector(pair, 2) && pair.every((threshold) => threshold >= 0 && threshold <= 1);
  refuseUnless(
    isList(conformalThresholds, isPair, 1 << n),
    `the prediction sets must have two conformal thresholds from 0 to 1 for each of the ${1 << n} sets of known features`,
  );
  refuseUnless(isObject(unusual), "the distances from which a sample is unusual are missing");
  const isDistance = (distance: unknown): distance is number | null => distance === null || (isFiniteNumber(distance) && distance >= 0);
  refuseUnless(
    isList(unusual.distances, isDistance, n + 1),
    `the distances from which a sample is unusual must be ${n + 1} numbers from 0, or null, got ${shown(unusual.distances)}`,
  );
}

function checkBackground({ background }: Unchecked<ModelFile>): void {
  refuseUnless(isObject(background), "the background is missing");
  const { bandwidth, rows, counts } = background;
  refuseUnless(isBetween(0, bandwidth, Infinity), `the bandwidth must be above 0, got ${shown(bandwidth)}`);
  const n = featureKeys.length;
  const isRow = (row: unknown): row is readonly number[] => isList(row, isScore, n);
  refuseUnless(
    isList(rows, isRow) && rows.length > 0,
    `background rows must be ${n} whole numbers from ${LOWEST_SCORE} to ${HIGHEST_SCORE}`,
  );
  const isPair = (pair: unknown): pair is readonly [number, number] =>
    isList(pair, isCount, 2) && (pair[0] as number) + (pair[1] as number) > 0;
  refuseUnless(isList(counts, isPair, rows.length), "the background must have one count of each class per row");
  refuseUnless(
    [0, 1].every((label) => counts.some((pair) => (pair[label] as number) > 0)),
    "the background must have rows of both classes",
  );
}

function checkOrigin({ recipe, seed, data, report, forced }: Unchecked<ModelFile>): void {
  refuseUnless(
    isObject(recipe) && typeof recipe.name === "string" && isList(recipe.hidden, isObject) && isObject(recipe.training),
    "the recipe must have a name, hidden layers and training options",
  );
  refuseUnless(Number.isSafeInteger(seed), `the seed must be a whole number, got ${shown(seed)}`);
  refuseUnless(
    isObject(data) && isCount(data.rows) && isCount(data.used) && typeof data.sha256 === "string" && /^[0-9a-f]{64}$/.test(data.sha256),
    "the data must have its rows, the rows used and a SHA-256",
  );
  refuseUnless(data.stated === undefined || isStated(data.stated), `what is stated of the data is incomplete: ${shown(data.stated)}`);
  refuseUnless(report === undefined || isObject(report), "the report must be an object");
  refuseUnless(forced === undefined || typeof forced === "string", `forced must be a text, got ${shown(forced)}`);
}

/** A model of a monotone recipe promises that no score raises the probability by falling. */
function checkConstraint({ file, network, parameters }: Model): void {
  if (file.recipe.training.constraint !== "monotone") return;
  const isKept = monotoneSigns(network).every((sign, e) => (parameters[e] as number) * sign >= 0);
  refuseUnless(isKept, "the recipe is monotone, but a weight has the wrong sign");
}

function isStated(value: unknown): boolean {
  if (!isObject(value) || !isObject(value.leftOut)) return false;
  const { file, source, licence, classes, leftOut } = value;
  const isTextOrNull = (text: unknown): boolean => text === null || typeof text === "string";
  if (!isReading(value)) return false;
  const reasons = [leftOut.errors, leftOut.noDiagnosis, leftOut.unknownScores];
  return typeof file === "string" && isTextOrNull(source) && isTextOrNull(licence) && isList(classes, isCount, 2) && reasons.every(isCount);
}

/** Where the file lay and how it was read, which training again needs. */
function isReading({ path, reading }: Readonly<Record<string, unknown>>): boolean {
  const isTextOrAbsent = (text: unknown): boolean => text === undefined || typeof text === "string";
  if (!isTextOrAbsent(path) || (reading !== undefined && !isObject(reading))) return false;
  const { columns, malignant, skipFaulty } = reading ?? {};
  return isTextOrAbsent(columns) && isTextOrAbsent(malignant) && (skipFaulty === undefined || skipFaulty === true);
}

function isSame(value: unknown, expected: readonly unknown[]): boolean {
  return Array.isArray(value) && value.length === expected.length && value.every((item, i) => item === expected[i]);
}
