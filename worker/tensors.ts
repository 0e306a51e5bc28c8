import { type FeatureKey, featureKeys, isScore } from "../data/features.ts";
import { nearestName } from "../data/tables/index.ts";
import type { PredictionInput } from "../model/prediction/prediction.ts";
import { type InferenceRequest, MAX_SAMPLES, scoreRule } from "./contract.ts";
import { Problem } from "./problems.ts";

/** The tensors of the model, as the metadata of the Open Inference Protocol describes them. */
export const inputTensor = { name: "features", datatype: "FP64", shape: [-1, featureKeys.length] };
export const outputTensors = [
  { name: "probability", datatype: "FP64", shape: [-1] },
  { name: "diagnosis", datatype: "BYTES", shape: [-1] },
];

type OutputName = "probability" | "diagnosis";
type Tensor = InferenceRequest["inputs"][number];
type Value = number | null;

/** The datatypes that hold whole scores exactly. */
const DATATYPES = ["FP64", "FP32", "INT64", "INT32", "INT16", "INT8", "UINT64", "UINT32", "UINT16", "UINT8"];

/**
 * The values of the samples in the input tensors; null is unknown. One tensor of shape [m, 9], whatever its name, holds all of
 * them; or each feature has its own tensor of shape [m] or [m, 1] (so MLServer's clients send a data frame), and features without
 * one are unknown. There are at most `most`. Throws Problem 400 with the error.
 */
export function samplesIn({ inputs, parameters }: InferenceRequest, most = MAX_SAMPLES): PredictionInput["values"][] {
  const [first, ...more] = inputs;
  if (!first) throw refusal(`there must be one input of shape [m, ${featureKeys.length}], or one per feature, got none`);
  refuseExtensions({ parameters });
  const samples = more.length === 0 && !isColumn(first) ? samplesInMatrix(first, most) : samplesInColumns(inputs, most);
  const empty = samples.findIndex((values) => values.every((value) => value === null));
  if (empty >= 0) throw refusal(`sample ${empty} of ${samples.length}, counted from 0: at least one feature must be known`);
  return samples;
}

/** The outputs that are requested, each once, or all of them where none is named. Throws Problem 400 with the error. */
export function outputsIn({ outputs }: InferenceRequest): OutputName[] {
  const all = outputTensors.map(({ name }) => name as OutputName);
  if (!outputs || outputs.length === 0) return all;
  const requested = new Set<OutputName>();
  for (const output of outputs) {
    refuseExtensions(output);
    const name = all.find((known) => known === output.name);
    if (!name) throw refusal(`there is no output ${quoted(output)}; the outputs are ${all.join(" and ")}`);
    if (requested.has(name)) throw refusal(`the output ${quoted(output)} is requested more than once`);
    requested.add(name);
  }
  return [...requested];
}

export function noBinary(): Problem {
  return refusal(
    "binary tensors are not supported; send the data as JSON (in tritonclient and kserve: set_data_from_numpy(array, binary_data=False))",
  );
}

function samplesInMatrix(input: Tensor, most: number): Value[][] {
  refuseUnreadable(input);
  const width = featureKeys.length;
  const [m, columns] = input.shape;
  if (input.shape.length !== 2 || m === undefined || columns !== width) {
    const nearest = nearestName(input.name, featureKeys);
    const hint = nearest ? `, or did you mean ${nearest}?` : "";
    throw refusal(`${quoted(input)} must have the shape [m, ${width}], got ${shapeOf(input)}; one sample is [1, ${width}]${hint}`);
  }
  refuseMany(m, most);
  const values = valuesOf(input, m, width, (at) => `[${Math.floor(at / width)}][${at % width}] (${featureKeys[at % width]})`);
  return Array.from({ length: m }, (_, row) => values.slice(row * width, (row + 1) * width));
}

function samplesInColumns(inputs: readonly Tensor[], most: number): Value[][] {
  const columns = new Map<string, Value[]>();
  const [m] = (inputs[0] as Tensor).shape;
  for (const input of inputs) {
    const { name, shape } = input;
    refuseUnreadable(input);
    if (!isFeature(name)) throw refusal(notAFeature(name));
    if (columns.has(name)) throw refusal(`the input ${quoted(input)} is given more than once`);
    const [rows, width = 1] = shape;
    if (rows === undefined || width !== 1 || shape.length > 2)
      throw refusal(`${quoted(input)} must have the shape [m] or [m, 1], got ${shapeOf(input)}`);
    if (rows !== m)
      throw refusal(`the inputs must have equally many rows, got ${m} of ${quoted(inputs[0] as Tensor)} and ${rows} of ${quoted(input)}`);
    refuseMany(rows, most);
    columns.set(
      name,
      valuesOf(input, rows, 1, (at) => `[${at}]`),
    );
  }
  return Array.from({ length: m as number }, (_, row) => featureKeys.map((key) => columns.get(key)?.[row] ?? null));
}

function refuseMany(rows: number, most: number): void {
  if (rows > most) throw refusal(`a request has at most ${most} samples, got ${rows}`);
}

function refuseUnreadable(input: Tensor): void {
  refuseExtensions(input);
  if (!DATATYPES.includes(input.datatype)) throw refusal(notADatatype(input));
}

/** The values of a tensor of m rows whose data is flat in row-major order, or a list of rows. */
function valuesOf(input: Tensor, m: number, width: number, placeOf: (at: number) => string): Value[] {
  const { data } = input;
  const isNested = data.length === m && data.every((row) => Array.isArray(row) && row.length === width);
  if (!isNested && data.length !== m * width)
    throw refusal(`${quoted(input)} must hold ${m} × ${width} numbers, flat or row by row, got ${data.length}`);
  const values = isNested ? data.flat() : data;
  const wrong = values.findIndex((value) => value !== null && !isScore(value));
  if (wrong >= 0) throw refusal(`${input.name.slice(0, 40)}${placeOf(wrong)} ${scoreRule.error({ input: values[wrong] })}`);
  return values as Value[];
}

/** Refuses what a parameter asks for and the answer could not give. A request for binary outputs is none of it: the protocol's clients read JSON all the same. */
function refuseExtensions({ parameters }: Pick<Tensor, "parameters">): void {
  if (!parameters) return;
  if ("binary_data_size" in parameters) throw noBinary();
  if ("shared_memory_region" in parameters) throw refusal("shared memory is not supported; send and receive tensors as JSON");
  if ("classification" in parameters) throw refusal('classification is not supported; request the output "diagnosis"');
  if ("prevalence" in parameters) throw noPrevalence();
}

export function noPrevalence(): Problem {
  return refusal("a prevalence cannot be set here; POST /api/v1/predict/batch?prevalence=0.05 takes one");
}

/** Whether one tensor alone is that of a feature: named like it, and not all nine under its name. */
function isColumn({ name, shape }: Tensor): boolean {
  return isFeature(name) && !(shape.length === 2 && shape[1] === featureKeys.length);
}

function isFeature(name: string): name is FeatureKey {
  return (featureKeys as readonly string[]).includes(name);
}

function notAFeature(name: string): string {
  const nearest = nearestName(name, featureKeys);
  const hint = nearest ? `did you mean ${nearest}?` : `they are ${featureKeys.join(", ")}`;
  return `several inputs must be named after the features, got ${quoted({ name })}; ${hint} Or send one input of shape [m, ${featureKeys.length}]`;
}

function notADatatype(input: Tensor): string {
  const advice = input.datatype === "BYTES" ? "; send scores as numbers, and null where unknown" : "";
  return `${quoted(input)} must have one of the datatypes ${DATATYPES.join(", ")}, got ${JSON.stringify(input.datatype.slice(0, 40))}${advice}`;
}

function quoted({ name }: { readonly name: string }): string {
  return JSON.stringify(name.slice(0, 40));
}

function shapeOf({ shape }: Tensor): string {
  return `[${shape.slice(0, 8).join(", ")}]`;
}

function refusal(detail: string): Problem {
  return new Problem(400, detail);
}
