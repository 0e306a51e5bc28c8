import { features } from "../../data/features.ts";
import { modelName } from "../../worker/model.ts";
import { batch } from "./batch.ts";
import {
  benign,
  type Example,
  json,
  malignant,
  type Operation,
  predictFailures,
  prevalenceParameter,
  queryOf,
  sampleOf,
  text,
} from "./operation.ts";
import { schemaRef } from "./schemas.ts";

const scoreParameters = features.map(({ key, label, meaning, low, high }) => ({
  name: key,
  in: "query",
  description: `${label}. ${meaning} From 1 (${low}) to 10 (${high}); empty, \`?\`, \`unknown\`, \`NA\` or another usual word for it if it is not known.`,
  schema: { anyOf: [schemaRef("Score"), { type: "string", enum: ["", "?", "unknown", "NA", "N/A", "NaN", "null", "None", "-"] }] },
}));

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
    "The predicted class, the probability of malignancy, the prediction set and the assessment. `prediction` is the class at the threshold; `assessment` says what may be concluded: `likely benign` or `likely malignant` only where the set holds that class alone, the probability is at most 0.05 or at least 0.95, and the scores are not unusual. `unusual` is null where too few scores are known to tell. The set contains the true class of 95 in 100 samples of each class, which says nothing about a single one.",
  ),
  batch,
  ...onOneSample(
    "/api/v1/explain",
    "explain",
    "Explanation",
    "The explanation",
    "The prediction with exact Shapley contributions; the nearest change that would alter it, which has the fewest features first and then the fewest steps; and the most similar training cases.",
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
