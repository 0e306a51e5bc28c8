import { describe, expect, test } from "vitest";
import weights from "../../worker/model.json" with { type: "json" };
import {
  inferenceError,
  inferenceResponse,
  modelMetadata,
  modelReady,
  prediction,
  serverLive,
  serverMetadata,
  serverReady,
} from "../../worker/responses.ts";
import { benign, bodyOf, call, malignant, post, sampleOf } from "./api.ts";

const both = ["/v2/models/cytonet", `/v2/models/cytonet/versions/${weights.version}`];
const features = (more: object = {}) => ({ name: "features", shape: [2, 9], datatype: "INT64", data: [...benign, ...malignant], ...more });

async function refused(reply: Response, status = 400): Promise<string> {
  expect(reply.headers.get("Content-Type")).toBe("application/json");
  return (await bodyOf(reply, inferenceError, status)).error;
}

test("the server: metadata, live, ready", async () => {
  for (const path of ["/v2", "/v2/"]) expect((await bodyOf(await call(path), serverMetadata)).name).toBe("cytonet");
  expect((await bodyOf(await call("/v2/health/live"), serverLive)).live).toBe(true);
  expect((await bodyOf(await call("/v2/health/ready"), serverReady)).ready).toBe(true);
});

describe.each(both)("%s", (path) => {
  const infer = (body: unknown, headers?: Record<string, string>) => post(`${path}/infer`, body, headers);

  test("metadata and ready", async () => {
    const metadata = await bodyOf(await call(path), modelMetadata);
    expect(metadata).toMatchObject({ name: "cytonet", versions: [weights.version] });
    expect(metadata.inputs).toEqual([{ name: "features", datatype: "FP64", shape: [-1, 9] }]);
    expect(metadata.outputs.map(({ name, datatype, shape }) => [name, datatype, shape])).toEqual([
      ["probability", "FP64", [-1]],
      ["diagnosis", "BYTES", [-1]],
    ]);
    expect(await bodyOf(await call(`${path}/ready`), modelReady)).toEqual({ name: "cytonet", ready: true });
  });

  test("tensors in and out, with the predictions of predict", async () => {
    const body = await bodyOf(await infer({ id: "42", inputs: [features()] }), inferenceResponse);
    const alone = [sampleOf(benign), sampleOf(malignant)].map(async (sample) => bodyOf(await post("/api/v1/predict", sample), prediction));
    const [first, second] = await Promise.all(alone);
    expect(body).toEqual({
      model_name: "cytonet",
      model_version: weights.version,
      id: "42",
      outputs: [
        { name: "probability", datatype: "FP64", shape: [2], data: [first?.probability, second?.probability] },
        { name: "diagnosis", datatype: "BYTES", shape: [2], data: ["benign", "malignant"] },
      ],
    });
  });

  test("flat or row by row, FP64 or INT64, parameters ignored, no id where none was given", async () => {
    const flat = await (await infer({ inputs: [features()] })).json();
    const nested = await (
      await infer({
        parameters: { a: 1 },
        inputs: [features({ datatype: "FP64", data: [benign, malignant], parameters: { content_type: "np" } })],
      })
    ).json();
    expect(nested).toEqual(flat);
    expect(flat).not.toHaveProperty("id");
  });

  test("named outputs, in the order of the request", async () => {
    const outputs = [{ name: "diagnosis" }, { name: "probability" }];
    const body = await bodyOf(await infer({ inputs: [features()], outputs }), inferenceResponse);
    expect(body.outputs.map(({ name }) => name)).toEqual(["diagnosis", "probability"]);
    const one = await bodyOf(await infer({ inputs: [features()], outputs: outputs.slice(1) }), inferenceResponse);
    expect(one.outputs.map(({ name }) => name)).toEqual(["probability"]);
  });

  test.each(["FP64", "FP32", "INT64", "INT32", "INT16", "INT8", "UINT64", "UINT32", "UINT16", "UINT8"])(
    "%s under any name gives the same predictions",
    async (datatype) => {
      const expected = await (await infer({ inputs: [features()] })).json();
      expect(await (await infer({ inputs: [features({ name: "input-0", datatype })] })).json()).toEqual(expected);
    },
  );

  test("null in an optional field is the same as leaving it out", async () => {
    const expected = await (await infer({ inputs: [features()] })).json();
    const body = { id: null, parameters: null, inputs: [features({ parameters: null })], outputs: null };
    expect(await (await infer(body)).json()).toEqual(expected);
  });

  test("null is an unknown score", async () => {
    const values = malignant.map((value, f) => (f < 3 ? null : value));
    const { outputs } = await bodyOf(await infer({ inputs: [features({ shape: [1, 9], data: values })] }), inferenceResponse);
    const alone = await bodyOf(await post("/api/v1/predict", sampleOf(values)), prediction);
    expect(outputs.map(({ data }) => data)).toEqual([[alone.probability], [alone.prediction]]);
  });

  test("no rows give no rows", async () => {
    const { outputs } = await bodyOf(await infer({ inputs: [features({ shape: [0, 9], data: [] })] }), inferenceResponse);
    expect(outputs.map(({ shape, data }) => [shape, data])).toEqual([
      [[0], []],
      [[0], []],
    ]);
  });

  test.each([
    [{}, "inputs"],
    [{ inputs: [] }, "one input"],
    [{ inputs: [features(), features()] }, "one input"],
    [{ inputs: [features({ datatype: "BYTES" })] }, '"BYTES"'],
    [{ inputs: [features({ shape: [18] })] }, "[18]"],
    [{ inputs: [features({ shape: [9, 2] })] }, "[9, 2]"],
    [{ inputs: [features({ shape: [3, 9] })] }, "3 × 9"],
    [{ inputs: [features({ data: [...benign, ...malignant.slice(1), "5"] })] }, "features[1][8] (mitoses)"],
    [
      { inputs: [features({ data: [...benign, ...benign.map(() => null)] })] },
      "sample 1 of 2, counted from 0: at least one feature must be known",
    ],
    [
      { inputs: [features({ data: [...benign, 11, ...malignant.slice(1)] })] },
      "features[1][0] (clumpThickness) must be a whole number from 1 to 10, got 11",
    ],
    [{ inputs: [features({ shape: [10_001, 9] })] }, "10000"],
    [{ inputs: [features()], outputs: [{ name: "risk" }] }, '"risk"'],
    [{ inputs: [features()], outputs: [{ name: "diagnosis" }, { name: "diagnosis" }] }, '"diagnosis" is requested more than once'],
    [{ inputs: [features({ parameters: { binary_data_size: 144 } })] }, "binary"],
    [{ inputs: [features()], parameters: { prevalence: 0.05 } }, "prevalence"],
    [{ inputs: [features()], outputs: [{ name: "diagnosis", parameters: { classification: 2 } }] }, "classification"],
    [{ inputs: [features()], outputs: [{ name: "diagnosis", parameters: { shared_memory_region: "a" } }] }, "shared memory"],
    [{ inputs: [features({ parameters: { shared_memory_region: "a" } })] }, "shared memory"],
    [{ instances: [benign] }, "got nothing"],
    [[benign], '{"inputs":[{"name":"features","shape":[1,9],"datatype":"INT64","data":[5,1,1,1,2,1,3,1,1]}]}'],
    ["{", "JSON"],
    ['{"inputs":[{"name":"x","shape":[1,9],"datatype":"FP64","data":[Infinity]}]}', "JSON has no Infinity"],
  ])("%j is refused", async (body, part) => {
    expect(await refused(await infer(body))).toContain(part);
  });

  test("a prevalence in the query is refused", async () => {
    expect(await refused(await post(`${path}/infer?prevalence=0.1`, { inputs: [features()] }))).toContain("/api/v1/predict/batch");
  });

  test("the header of the binary extension is refused", async () => {
    expect(await refused(await infer({ inputs: [features()] }, { "Inference-Header-Content-Length": "120" }))).toContain("binary");
  });
});

test("another model, another version and another path are a 404", async () => {
  const paths = [
    "/v2/models/other",
    "/v2/models/other/ready",
    "/v2/models/cytonet/versions/1",
    "/v2/models/cytonet/versions/1/ready",
    "/v2/nothing",
  ];
  for (const path of paths) await refused(await call(path), 404);
  for (const path of ["/v2/models/other/infer", "/v2/models/cytonet/versions/1/infer"]) await refused(await post(path, {}), 404);
});

test.each([
  ["/v2/models/cytonet/inferr", "/v2/models/cytonet/infer"],
  ["/v2/models/cytonet/", "/v2/models/cytonet"],
  ["/v2/health", "/v2/health/live"],
  ["/v2/repository/index", "/v2/models/cytonet"],
  ["/v2/models", "/v2/models/cytonet"],
  [`/v2/models/cytonet/versions/${weights.version}/read`, `/v2/models/cytonet/versions/${weights.version}/ready`],
])("at %s, a 404 names %s, which exists", async (path, address) => {
  expect(await refused(await call(path), 404)).toContain(address);
  expect((await call(address, { method: "OPTIONS" })).status).toBe(204);
});

test("another method is a 405 with Allow, in the form of the protocol", async () => {
  const reply = await call("/v2/models/cytonet/infer");
  await refused(reply, 405);
  expect(reply.headers.get("Allow")).toBe("POST, OPTIONS");
});
