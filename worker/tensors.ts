import { featureKeys, isScore } from "../data/features.ts";
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

/** The datatypes that hold whole scores exactly. */
const DATATYPES = ["FP64", "FP32", "INT64", "INT32", "INT16", "INT8", "UINT64", "UINT32", "UINT16", "UINT8"];

/** The values of the samples in the one input tensor, whatever its name; null is unknown. Throws Problem 400 with the error. */
export function samplesIn({ inputs }: InferenceRequest): PredictionInput["values"][] {
  const [input, ...more] = inputs;
  if (!input || more.length > 0) throw refusal(`there must be one input, got ${names(inputs)}`);
  if (!DATATYPES.includes(input.datatype))
    throw refusal(`${names([input])} must be one of ${DATATYPES.join(", ")}, got ${JSON.stringify(input.datatype.slice(0, 40))}`);
  refuseBinary(input);
  const [m, width] = input.shape;
  if (input.shape.length !== 2 || m === undefined || width !== featureKeys.length)
    throw refusal(`${names([input])} must have the shape [m, ${featureKeys.length}], got [${input.shape.slice(0, 8).join(", ")}]`);
  if (m > MAX_SAMPLES) throw refusal(`a request has at most ${MAX_SAMPLES} samples, got ${m}`);
  return rowsOf(input, m);
}

/** The outputs that are requested, each once, or all of them where none is named. Throws Problem 400 with the error. */
export function outputsIn({ outputs, parameters }: InferenceRequest): OutputName[] {
  if (parameters?.binary_data_output === true) throw noBinary();
  const all = outputTensors.map(({ name }) => name as OutputName);
  if (!outputs || outputs.length === 0) return all;
  const requested = new Set<OutputName>();
  for (const output of outputs) {
    refuseBinary(output);
    const name = all.find((known) => known === output.name);
    if (!name) throw refusal(`there is no output ${names([output])}; the outputs are ${all.join(" and ")}`);
    if (requested.has(name)) throw refusal(`the output ${names([output])} is requested more than once`);
    requested.add(name);
  }
  return [...requested];
}

export function noBinary(): Problem {
  return refusal("the binary tensor data extension is not supported; send and request tensors as JSON");
}

/** The rows of a tensor whose data is flat in row-major order, or a list of rows. */
function rowsOf({ name, data }: Tensor, m: number): PredictionInput["values"][] {
  const n = featureKeys.length;
  const isNested = data.length === m && data.every((row) => Array.isArray(row) && row.length === n);
  if (!isNested && data.length !== m * n)
    throw refusal(`${names([{ name }])} must hold ${m} × ${n} numbers, flat or row by row, got ${data.length}`);
  const values = isNested ? data.flat() : data;
  values.forEach((value, at) => {
    if (value !== null && !isScore(value)) throw refusal(`${place(Math.floor(at / n), at % n)} ${scoreRule.error({ input: value })}`);
  });
  return Array.from({ length: m }, (_, row) => {
    const sample = values.slice(row * n, (row + 1) * n) as (number | null)[];
    if (sample.every((value) => value === null)) throw refusal(`${place(row)} at least one feature must be known`);
    return sample;
  });

  function place(row: number, feature?: number): string {
    const start = `${name.slice(0, 40)}[${row}]`;
    return feature === undefined ? start : `${start}[${feature}] (${featureKeys[feature]})`;
  }
}

function refuseBinary({ parameters }: Pick<Tensor, "parameters">): void {
  if (parameters && ("binary_data_size" in parameters || parameters.binary_data === true)) throw noBinary();
}

function names(tensors: readonly { readonly name: string }[]): string {
  return tensors.length === 0
    ? "none"
    : tensors
        .slice(0, 8)
        .map(({ name }) => JSON.stringify(name.slice(0, 40)))
        .join(", ");
}

function refusal(detail: string): Problem {
  return new Problem(400, detail);
}
