import { features } from "../../data/features.ts";
import { modelName } from "../../worker/model.ts";
import { type Reference, schemaRef } from "./schemas.ts";

/** A request that shows what an operation does. The Worker itself supplies the response. */
export interface Example {
  readonly name: string;
  readonly summary: string;
  readonly status: number;
  readonly query?: Readonly<Record<string, string>>;
  /** An object for JSON, a string for other types. */
  readonly body?: unknown;
  readonly type?: string;
  readonly accept?: string;
}

export interface Operation {
  readonly method: "get" | "post";
  readonly path: string;
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly query?: readonly object[];
  /** The schema of the request body by media type. */
  readonly body?: Readonly<Record<string, object>>;
  /** The schema of a successful response by media type. */
  readonly success: Readonly<Record<string, object>>;
  /** The statuses of errors. */
  readonly failures: readonly number[];
  readonly cacheable?: boolean;
  readonly examples: readonly Example[];
}

const benign = [5, 1, 1, 1, 2, 1, 3, 1, 1];
const malignant = [8, 10, 10, 8, 7, 10, 9, 7, 1];
const keys = features.map(({ key }) => key);

const sampleOf = (values: readonly number[]) => Object.fromEntries(keys.map((key, f) => [key, values[f] as number]));
const queryOf = (values: readonly number[]) => Object.fromEntries(keys.map((key, f) => [key, `${values[f]}`]));

const prevalenceParameter = {
  name: "prevalence",
  in: "query",
  description: "The share of malignant cases where the sample comes from; by default the share in the training data.",
  schema: schemaRef("Prevalence"),
};

const scoreParameters = features.map(({ key, label, meaning, low, high }) => ({
  name: key,
  in: "query",
  description: `${label}. ${meaning} From 1 (${low}) to 10 (${high}); empty, \`?\` or \`unknown\` if it is not known.`,
  schema: { anyOf: [schemaRef("Score"), { type: "string", enum: ["", "?", "unknown"] }] },
}));

const text: object = { type: "string" };
const json = (schema: Reference) => ({ "application/json": schema });

const predictFailures = { get: [422, 429, 500], post: [400, 413, 415, 422, 429, 500] } as const;

/** GET and POST of predict or explain, which differ in the name and in what they return. */
function onOneSample(path: string, id: string, schema: string, what: string, description: string): Operation[] {
  const common = { path, tag: "Prediction", description, success: { ...json(schemaRef(schema)), "text/plain": text } };
  const wrong = { name: "outOfRange", summary: "A score of 11, and a name that does not exist", status: 422 };
  return [
    {
      ...common,
      method: "get",
      id: `${id}ByQuery`,
      summary: `${what} for the scores in the query`,
      query: [...scoreParameters, prevalenceParameter],
      failures: predictFailures.get,
      cacheable: true,
      examples: [
        { name: "benign", summary: "Mostly low scores", status: 200, query: queryOf(benign) },
        {
          name: "unknown",
          summary: "One score is unknown, at a prevalence of 5%",
          status: 200,
          query: { ...queryOf(malignant), bareNuclei: "?", prevalence: "0.05" },
        },
        { name: "sentence", summary: "As one sentence", status: 200, query: queryOf(malignant), accept: "text/plain" },
        { ...wrong, query: { clumpThickness: "11", mitosis: "1" } },
      ],
    },
    {
      ...common,
      method: "post",
      id,
      summary: `${what} for the scores in the body`,
      query: [prevalenceParameter],
      body: json(schemaRef("Sample")),
      failures: predictFailures.post,
      examples: [
        { name: "benign", summary: "Mostly low scores", status: 200, body: sampleOf(benign) },
        { name: "malignant", summary: "High scores throughout", status: 200, body: sampleOf(malignant) },
        {
          name: "unknown",
          summary: "Only two scores are known",
          status: 200,
          body: { clumpThickness: 8, bareNuclei: 10, mitoses: null },
          query: { prevalence: "0.05" },
        },
        { name: "sentence", summary: "As one sentence", status: 200, body: sampleOf(malignant), accept: "text/plain" },
        { name: "notJson", summary: "A body that breaks off", status: 400, body: '{"clumpThickness":5' },
        { name: "otherType", summary: "A body of another type", status: 415, body: "<sample/>", type: "application/xml" },
        { ...wrong, body: { clumpThickness: 11, mitosis: 1 } },
      ],
    },
  ];
}

const csv = `id,${keys.join(",")}\n1,${benign.join(",")}\n2,${malignant.map((value, f) => (f === 5 ? "?" : value)).join(",")}\n3,${benign.map((value, f) => (f === 0 ? 11 : value)).join(",")}\n`;
const uci = `1000025,${benign.join(",")},2\n1017122,${malignant.join(",")},4\n`;
const ndjson = `${JSON.stringify(sampleOf(benign))}\n${JSON.stringify({ bareNuclei: "5" })}\n`;

const batch: Operation = {
  method: "post",
  path: "/api/v1/predict/batch",
  id: "predictBatch",
  tag: "Prediction",
  summary: "Predict many samples",
  description:
    "JSON takes up to 10,000 samples in 4 MiB. CSV and NDJSON are streamed in both directions, up to 64 MiB: the first predictions leave before the last rows arrive. A bad row gets its own error in its place. CSV has a header row of feature names in any order, and other columns pass through; the raw file of the UCI repository (eleven columns, no header) is accepted too.",
  query: [prevalenceParameter],
  body: { "application/json": schemaRef("Batch"), "text/csv": text, "application/x-ndjson": text },
  success: { "application/json": schemaRef("BatchResponse"), "text/csv": text, "application/x-ndjson": text },
  failures: predictFailures.post,
  examples: [
    { name: "json", summary: "Two samples in JSON", status: 200, body: { samples: [sampleOf(benign), sampleOf(malignant)] } },
    { name: "csv", summary: "CSV with an unknown score and a wrong one", status: 200, body: csv, type: "text/csv", accept: "text/csv" },
    { name: "uci", summary: "Two rows of the UCI file", status: 200, body: uci, type: "text/csv", accept: "text/csv" },
    {
      name: "ndjson",
      summary: "NDJSON with a wrong line",
      status: 200,
      body: ndjson,
      type: "application/x-ndjson",
      accept: "application/x-ndjson",
    },
    { name: "notCsv", summary: "JSON sent as CSV", status: 400, body: '{"samples":[]}', type: "text/csv" },
    { name: "noSamples", summary: "A bare list", status: 422, body: [sampleOf(benign)] },
    { name: "misspelt", summary: "A misspelt column name", status: 422, body: "bare_nuclei\n5\n", type: "text/csv" },
  ],
};

const reading = (path: string, id: string, summary: string, success: Operation["success"], more: Partial<Operation> = {}): Operation => ({
  method: "get",
  path,
  id,
  tag: "Model",
  summary,
  success,
  failures: [429, 500],
  examples: [],
  ...more,
});

const shown: readonly Example[] = [{ name: "response", summary: "The response", status: 200 }];
const protocol = { tag: "Open Inference Protocol", failures: [429, 500] };

/** The three endpoints of the model, with or without its version in the path. */
function ofModel(suffix: "" | "/versions/{version}"): Operation[] {
  const base = `/v2/models/{model}${suffix}`;
  const id = suffix === "" ? "" : "Version";
  const body = { id: "42", inputs: [{ name: "features", shape: [2, 9], datatype: "INT64", data: [...benign, ...malignant] }] };
  const failures = [404, 429, 500];
  return [
    reading(base, `model${id}Metadata`, "The metadata of the model", json(schemaRef("ModelMetadata")), {
      ...protocol,
      failures,
      examples: shown,
    }),
    reading(`${base}/ready`, `model${id}Ready`, "Whether the model is ready", json(schemaRef("ModelReady")), {
      ...protocol,
      failures,
      examples: shown,
    }),
    {
      ...protocol,
      method: "post",
      path: `${base}/infer`,
      id: `infer${id}`,
      summary: "Tensors in, tensors out",
      body: json(schemaRef("InferenceRequest")),
      success: json(schemaRef("InferenceResponse")),
      failures: [400, 404, 413, 429, 500],
      examples: [
        { name: "two", summary: "Two samples, both outputs", status: 200, body },
        {
          name: "oneOutput",
          summary: "Row by row, one output",
          status: 200,
          body: { inputs: [{ name: "features", shape: [1, 9], datatype: "FP64", data: [malignant] }], outputs: [{ name: "diagnosis" }] },
        },
        {
          name: "wrongShape",
          summary: "Eight features",
          status: 400,
          body: { inputs: [{ name: "features", shape: [1, 8], datatype: "FP64", data: malignant.slice(1) }] },
        },
      ],
    },
  ];
}

/** Every endpoint. */
export const operations: readonly Operation[] = [
  ...onOneSample(
    "/api/v1/predict",
    "predict",
    "Prediction",
    "The prediction",
    "Benign or malignant, with the probability and the classes that cannot be ruled out.",
  ),
  batch,
  ...onOneSample(
    "/api/v1/explain",
    "explain",
    "Explanation",
    "The explanation",
    "The prediction with exact Shapley contributions, the nearest change that would alter it, and the most similar known cases.",
  ),
  reading("/api/v1/model", "modelCard", "The model card", json(schemaRef("ModelCard"))),
  reading("/api/v1/model/weights", "modelWeights", "The weights, byte for byte", { "application/json": { type: "object" } }),
  reading("/api/v1/model/onnx", "modelOnnx", "The network as ONNX", { "application/octet-stream": { type: "string", format: "binary" } }),
  reading("/api/v1/health", "health", "Whether the service is up", json(schemaRef("Health")), { examples: shown }),
  reading("/api/v1/openapi.json", "openApi", "This document", { "application/json": { type: "object" } }),
  reading("/v2", "serverMetadata", "The metadata of the server", json(schemaRef("ServerMetadata")), { ...protocol, examples: shown }),
  reading("/v2/health/live", "serverLive", "Whether the server is live", json(schemaRef("ServerLive")), { ...protocol, examples: shown }),
  reading("/v2/health/ready", "serverReady", "Whether the server is ready", json(schemaRef("ServerReady")), {
    ...protocol,
    examples: shown,
  }),
  ...ofModel(""),
  ...ofModel("/versions/{version}"),
];

/** The path parameters of the examples. */
export const pathExamples = { model: modelName.name, version: modelName.version };
