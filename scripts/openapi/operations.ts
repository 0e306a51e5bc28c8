import { features } from "../../data/features.ts";
import { modelName } from "../../worker/model.ts";
import { batch } from "./batch.ts";
import {
  benign,
  json,
  malignant,
  type Operation,
  predictFailures,
  prevalenceParameter,
  queryOf,
  reading,
  sampleOf,
  shown,
  text,
} from "./operation.ts";
import { protocolOperations } from "./protocol.ts";
import { schemaRef } from "./schemas.ts";

const scoreParameters = features.map(({ key, label, meaning, low, high }) => ({
  name: key,
  in: "query",
  description: `${label}. ${meaning} From 1 (${low}) to 10 (${high}); empty, \`?\`, \`unknown\`, \`NA\` or another usual marker if the score is unknown.`,
  schema: { anyOf: [schemaRef("Score"), { type: "string", enum: ["", "?", "unknown", "NA", "N/A", "NaN", "null", "None", "-"] }] },
}));

/** GET and POST of predict or explain, which differ in the name and in what they return. */
function onOneSample(path: string, id: string, schema: string, what: string, description: string): Operation[] {
  const common = {
    path,
    tag: "Prediction",
    success: json(schemaRef(schema)),
    onRequest: { "text/plain": text },
  };
  const sentence = "With `Accept: text/plain`, the response is one sentence.";
  const wrong = { name: "outOfRange", summary: "A score of 11 and an unknown name", status: 422 };
  return [
    {
      ...common,
      method: "get",
      id: `${id}ByQuery`,
      summary: `${what} from query parameters`,
      description: `${description} At least one score must be known. ${sentence}`,
      query: [...scoreParameters, prevalenceParameter],
      failures: predictFailures.get,
      cacheable: true,
      examples: [
        { name: "benign", summary: "Mostly low scores", status: 200, query: queryOf(benign) },
        {
          name: "unknown",
          summary: "One unknown score, at a prevalence of 5%",
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
      summary: `${what} from a JSON body`,
      description: `${description} A form (\`clumpThickness=5&bareNuclei=1\`) is read like the query of a GET. ${sentence}`,
      query: [prevalenceParameter],
      body: json(schemaRef("Sample")),
      failures: predictFailures.post,
      examples: [
        { name: "benign", summary: "Mostly low scores", status: 200, body: sampleOf(benign) },
        { name: "malignant", summary: "High scores throughout", status: 200, body: sampleOf(malignant) },
        {
          name: "unknown",
          summary: "Only two known scores",
          status: 200,
          body: { clumpThickness: 8, bareNuclei: 10, mitoses: null },
          query: { prevalence: "0.05" },
        },
        { name: "sentence", summary: "As one sentence", status: 200, body: sampleOf(malignant), accept: "text/plain" },
        { name: "notJson", summary: "A truncated body", status: 400, body: '{"clumpThickness":5' },
        { name: "otherType", summary: "A body of an unsupported type", status: 415, body: "<sample/>", type: "application/xml" },
        { ...wrong, body: { clumpThickness: 11, mitosis: 1 } },
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
    "Predict",
    "Predicted class, probability of malignancy, 95% prediction set and assessment. `prediction` is the class at the threshold. `assessment` says what may be concluded: `likely benign` or `likely malignant` only if the set contains that class alone, the probability is at most 0.05 or at least 0.95 respectively, and the scores are not unusual; otherwise `indeterminate`. `unusual` is null if too few scores are known to tell. The prediction set is built so that it contains the true class of at least 95 in 100 samples of each class; this is a property of the procedure, not of a single sample.",
  ),
  batch,
  ...onOneSample(
    "/api/v1/explain",
    "explain",
    "Explanation",
    "Explain",
    "The prediction with the exact Shapley value of each score, the nearest change that would flip it (fewest features first, then fewest steps), and the most similar training cases.",
  ),
  reading(
    "/api/v1/model",
    "modelCard",
    "Model card",
    "Architecture, training data with their SHA-256, performance with intervals, operating points, intended use and limits.",
    json(schemaRef("ModelCard")),
  ),
  reading(
    "/api/v1/model/weights",
    "modelWeights",
    "Model weights",
    "The model file that the server uses, byte for byte. Its version is the start of the SHA-256 of the rest of the file.",
    { "application/json": { type: "object" } },
  ),
  reading(
    "/api/v1/model/onnx",
    "modelOnnx",
    "The network as ONNX",
    "Takes nine known scores and returns the probability of malignancy in double precision.",
    { "application/octet-stream": { type: "string", format: "binary" } },
    { cacheable: true },
  ),
  reading(
    "/api/v1/health",
    "health",
    "Health check",
    "Whether the service is up, and the version of its model.",
    json(schemaRef("Health")),
    {
      examples: shown,
    },
  ),
  reading(
    "/api/v1/openapi.json",
    "openApi",
    "This document",
    "Generated from the schemas that validate requests; its example responses were produced by the Worker itself.",
    { "application/json": { type: "object" } },
    { cacheable: true },
  ),
  ...protocolOperations,
];

/** The path parameters of the examples. */
export const pathExamples = { model: modelName.name, version: modelName.version };
