import { featureKeys, isScore } from "../data/features.ts";
import { type InferenceRequest, MAX_SAMPLES, scoreRule } from "./contract.ts";
import { Problem } from "./problems.ts";

/** The tensors of the model, as the metadata of the Open Inference Protocol describes them. */
export const inputTensor = { name: "features", datatype: "FP64", shape: [-1, featureKeys.length] };
export const outputTensors = [
  { name: "probability", datatype: "FP64", shape: [-1] },
  { name: "diagnosis", datatype: "BYTES", shape: [-1] },
];

type OutputName = "probability" | "diagnosis";

/** The samples in the input tensor. Throws Problem 400 with the error. */
export function samplesIn({ inputs }: InferenceRequest): number[][] {
  const [input, ...more] = inputs;
  if (!input || more.length > 0 || input.name !== inputTensor.name)
    throw refusal(`there must be one input, "${inputTensor.name}", got ${names(inputs)}`);
  if (input.datatype !== "FP64" && input.datatype !== "INT64") throw refusal(`"features" must be FP64 or INT64, got ${input.datatype}`);
  refuseBinary(input);
  const [m, width] = input.shape;
  if (input.shape.length !== 2 || m === undefined || width !== featureKeys.length)
    throw refusal(`"features" must have the shape [m, ${featureKeys.length}], got [${input.shape.slice(0, 8).join(", ")}]`);
  if (m > MAX_SAMPLES) throw refusal(`a request has at most ${MAX_SAMPLES} samples, got ${m}`);
  return rowsOf(input.data, m);
}

/** The outputs that are requested, or all of them where none is named. Throws Problem 400 with the error. */
export function outputsIn({ outputs, parameters }: InferenceRequest): OutputName[] {
  if (parameters?.binary_data_output === true) throw noBinary();
  const all = outputTensors.map(({ name }) => name as OutputName);
  if (!outputs || outputs.length === 0) return all;
  return outputs.map((output) => {
    refuseBinary(output);
    const name = all.find((known) => known === output.name);
    if (!name) throw refusal(`there is no output ${names([output])}; the outputs are ${all.join(" and ")}`);
    return name;
  });
}

export function noBinary(): Problem {
  return refusal("the binary tensor data extension is not supported; send and request tensors as JSON");
}

/** The rows of a tensor whose data is flat in row-major order, or a list of rows. */
function rowsOf(data: readonly unknown[], m: number): number[][] {
  const n = featureKeys.length;
  const nested = data.length === m && data.every((row) => Array.isArray(row) && row.length === n);
  if (!nested && data.length !== m * n) throw refusal(`"features" must hold ${m} × ${n} numbers, flat or row by row, got ${data.length}`);
  const flat = nested ? data.flat() : data;
  const wrong = flat.findIndex((value) => !isScore(value));
  if (wrong >= 0) {
    const place = `features[${Math.floor(wrong / n)}][${wrong % n}] (${featureKeys[wrong % n]})`;
    throw refusal(`${place} ${scoreRule.error({ input: flat[wrong] })}`);
  }
  return Array.from({ length: m }, (_, i) => flat.slice(i * n, (i + 1) * n) as number[]);
}

function refuseBinary({ parameters }: { readonly parameters?: Readonly<Record<string, unknown>> | undefined }): void {
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
