import { describe, expect, test } from "vitest";
import { featureKeys } from "../../data/features.ts";
import { inferenceError, inferenceResponse, prediction } from "../../worker/responses.ts";
import { benign, bodyOf, malignant, post, sampleOf } from "./api.ts";

/*
 * Bodies as the clients of the Open Inference Protocol send them. Their shapes are those of tritonclient.http
 * (`_get_inference_request`, `InferInput`), of kserve's InferRequest.to_rest, and of MLServer's NumPy and pandas codecs.
 */

const infer = (body: unknown, headers?: Record<string, string>) => post("/v2/models/cytonet/infer", body, headers);

async function probabilities(body: unknown): Promise<unknown> {
  const { outputs } = await bodyOf(await infer(body), inferenceResponse);
  return outputs.find(({ name }) => name === "probability")?.data;
}

async function alone(...samples: (number | null)[][]): Promise<number[]> {
  const found: number[] = [];
  for (const values of samples) found.push((await bodyOf(await post("/api/v1/predict", sampleOf(values)), prediction)).probability);
  return found;
}

const refusal = async (reply: Response) => (await bodyOf(reply, inferenceError, 400)).error;

const both = [benign, malignant];
const matrix = { name: "input-0", shape: [2, 9], datatype: "FP32", data: both.flat() };

describe("tritonclient", () => {
  test("without outputs it asks for binary ones, and reads JSON", async () => {
    const body = { id: "1", inputs: [matrix], parameters: { binary_data_output: true, priority: 1, timeout: 1000 } };
    expect(await probabilities(body)).toEqual(await alone(...both));
  });

  test("a requested output is binary unless told otherwise, and JSON is read", async () => {
    const outputs = [{ name: "probability", parameters: { binary_data: true } }];
    expect(await probabilities({ inputs: [matrix], outputs })).toEqual(await alone(...both));
  });

  test("python-rapidjson writes NaN as it is: unknown", async () => {
    const values = benign.map((value, f) => (f === 5 ? null : value));
    const data = `[${values.map((value) => value ?? "NaN").join(", ")}]`;
    const body = `{"id": "NaN \\" NaN", "inputs": [{"name": "x", "shape": [1, 9], "datatype": "FP64", "data": ${data}}]}`;
    expect(await probabilities(body)).toEqual(await alone(values));
    expect(((await (await infer(body)).json()) as { id: string }).id).toBe('NaN " NaN');
  });

  test("binary input is refused with the way out", async () => {
    const { data, ...binary } = { ...matrix, parameters: { binary_data_size: 72 } };
    const body = `${JSON.stringify({ inputs: [binary] })}${"\0".repeat(72)}`;
    const headers = { "Inference-Header-Content-Length": "90", "Content-Type": "application/octet-stream" };
    expect(await refusal(await infer(body, headers))).toContain("binary_data=False");
  });
});

describe("kserve", () => {
  test("InferRequest.to_rest sends a generated id, and null for what is not set", async () => {
    const body = { id: "d0a9", inputs: [{ ...matrix, parameters: null }], parameters: null, outputs: null };
    expect(await probabilities(body)).toEqual(await alone(...both));
  });

  test("from_rest finds name, shape, datatype and data of each output", async () => {
    const { outputs } = await bodyOf(await infer({ inputs: [matrix] }), inferenceResponse);
    for (const output of outputs) expect(Object.keys(output).sort()).toEqual(["data", "datatype", "name", "shape"]);
  });
});

describe("MLServer", () => {
  const frame = (shape: (m: number) => number[], rows: readonly (readonly (number | null)[])[]) => ({
    parameters: { content_type: "pd" },
    inputs: featureKeys.map((name, f) => ({
      name,
      shape: shape(rows.length),
      datatype: "INT64",
      data: rows.map((row) => row[f]),
      parameters: { content_type: "np" },
    })),
  });

  test.each([
    ["[m]", (m: number) => [m]],
    ["[m, 1]", (m: number) => [m, 1]],
  ])("a data frame, each column of shape %s", async (_, shape) => {
    expect(await probabilities(frame(shape, both))).toEqual(await alone(...both));
  });

  test("columns in any order, nested, with null; a column that is not there is unknown", async () => {
    const values = [null, ...benign.slice(1, 8), null];
    const { inputs } = frame((m) => [m, 1], [values]);
    const nested = inputs.slice(0, 8).map((input) => ({ ...input, data: input.data.map((value) => [value]) }));
    expect(await probabilities({ inputs: nested.reverse() })).toEqual(await alone(values));
  });

  test("one column alone, and no rows at all", async () => {
    const only = (shape: number[], data: unknown[]) => ({ inputs: [{ name: "bareNuclei", shape, datatype: "UINT8", data }] });
    const values = (score: number) => featureKeys.map((key) => (key === "bareNuclei" ? score : null));
    expect(await probabilities(only([2], [1, 10]))).toEqual(await alone(values(1), values(10)));
    expect(await probabilities(only([0, 1], []))).toEqual([]);
  });

  test("nine samples under the name of a feature are a matrix", async () => {
    const input = { ...matrix, name: "mitoses" };
    expect(await probabilities({ inputs: [input] })).toEqual(await alone(...both));
  });

  test("one column alone under a name that no feature has", async () => {
    const input = { name: "Clump Thickness", shape: [1, 1], datatype: "INT64", data: [5] };
    expect(await refusal(await infer({ inputs: [input] }))).toContain("or did you mean clumpThickness?");
    expect(await refusal(await infer({ inputs: [{ ...input, name: "x", datatype: "BYTES" }] }))).toContain("send scores as numbers");
  });

  test.each([
    [{ datatype: "BYTES", data: ["5"], parameters: { content_type: "str" } }, "send scores as numbers, and null where unknown"],
    [{ data: ["5"] }, 'mitoses[0] must be a whole number from 1 to 10, got the string "5"'],
    [{ data: [1.5] }, "got 1.5"],
    [{ shape: [2], data: [1, 2] }, 'equally many rows, got 1 of "clumpThickness" and 2 of "mitoses"'],
    [{ shape: [1, 2], data: [1, 2] }, "[m] or [m, 1], got [1, 2]"],
    [{ shape: [] }, "[m] or [m, 1], got []"],
    [{ datatype: "BYTES", shape: [1, 3] }, "send scores as numbers"],
    [{ name: "mitosis" }, "did you mean mitoses?"],
    [{ name: "index" }, "they are clumpThickness"],
    [{ name: "clumpThickness" }, "more than once"],
  ])("a column of %j is refused", async (wrong, part) => {
    const { inputs } = frame((m) => [m], [benign]);
    const body = { inputs: [inputs[0], { ...inputs[8], ...wrong }] };
    expect(await refusal(await infer(body))).toContain(part);
  });
});
