import * as z from "zod/mini";
import { featureKeys, HIGHEST_SCORE, LOWEST_SCORE } from "../../data/features.ts";
import * as contract from "../../worker/contract.ts";
import * as responses from "../../worker/responses.ts";

type Schema = z.core.$ZodType;

/** The named schemas of the document, with their descriptions. */
const named: readonly (readonly [id: string, schema: Schema, description: string])[] = [
  ["Score", contract.score, "A whole number from 1, closest to benign, to 10, the most anaplastic."],
  ["Prevalence", contract.prevalence, "The prevalence of malignancy where the sample was taken."],
  ["Sample", contract.sample, "Nine scores. A feature that is left out or null is unknown; at least one must be known."],
  ["ModelName", responses.modelName, "The model that made the prediction. Its version is a hash of its contents."],
  ["Prediction", responses.prediction, "Predicted class, probability of malignancy, prediction set and assessment."],
  ["Explanation", responses.explanation, "A prediction with its explanation. The baseline plus the contributions equals the probability."],
  ["RowPrediction", responses.rowPrediction, "The prediction for one sample of a batch."],
  ["RowError", responses.rowError, "The error that takes the place of a prediction for an invalid sample."],
  ["BatchResponse", responses.batchResponse, "One prediction or error per sample, in the order of the samples."],
  ["ModelCard", responses.modelCard, "What the model is, what it was trained on, how well it performs, and what it is not for."],
  ["Health", responses.health, "The state of the service, and its model."],
  ["FieldError", responses.fieldError, "One error. The pointer locates it in the body or names the query parameter."],
  ["Problem", responses.problem, "A problem document (RFC 9457). Its type is about:blank or the address of a section of the page /api."],
  [
    "InferenceRequest",
    contract.inferenceRequest,
    "Whole scores in one tensor of shape [m, 9], flat or row by row, or in one tensor of shape [m] or [m, 1] per feature, named after it; null means unknown.",
  ],
  ["InferenceResponse", responses.inferenceResponse, "The requested tensors."],
  ["InferenceError", responses.inferenceError, "An error in the form of the Open Inference Protocol."],
  ["ServerMetadata", responses.serverMetadata, "The name and version of the server."],
  ["ServerLive", responses.serverLive, "Whether the server is live."],
  ["ServerReady", responses.serverReady, "Whether the server is ready."],
  ["ModelReady", responses.modelReady, "Whether the model is ready."],
  ["ModelMetadata", responses.modelMetadata, "The input and output tensors. A size of −1 stands for any."],
];

export interface Reference {
  readonly $ref: string;
}

/** The components of the document: the JSON Schema of every named schema. */
export function componentSchemas(): Record<string, object> {
  const registry = z.registry<{ id: string; description: string }>();
  for (const [id, schema, description] of named) registry.add(schema, { id, description, ...(checkedByFunction.get(schema) ?? {}) });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}`, metadata: registry });
  const entries = Object.entries(schemas).map(([id, { $schema, $id, id: _, ...schema }]) => [
    id,
    id === "Sample" ? schema : opened(schema),
  ]);
  return { ...Object.fromEntries(entries), Batch: batchSchema };
}

/**
 * A schema without the ban on further fields, which holds for samples only: responses may gain fields within a version of the API,
 * and the Open Inference Protocol has extensions.
 */
function opened(schema: object): object {
  return JSON.parse(JSON.stringify(schema), (key, value) => (key === "additionalProperties" && value === false ? undefined : value));
}

/**
 * What the Worker checks with functions, of which zod's JSON Schema knows nothing. A sample in which every feature is null or left
 * out is ruled out by `not`, which validators check and generators of types pass over.
 */
const checkedByFunction = new Map<Schema, object>([
  [contract.score, { type: "integer", minimum: LOWEST_SCORE, maximum: HIGHEST_SCORE }],
  [contract.sample, { minProperties: 1, not: { properties: Object.fromEntries(featureKeys.map((key) => [key, { type: "null" }])) } }],
]);

/** A batch as callers should send it. The Worker checks each sample on its own, so its schema of the batch leaves them open. */
const batchSchema = {
  description: `At most ${contract.MAX_SAMPLES} samples.`,
  type: "object",
  properties: { samples: { type: "array", maxItems: contract.MAX_SAMPLES, items: schemaRef("Sample") } },
  required: ["samples"],
  additionalProperties: false,
};

export function schemaRef(id: string): Reference {
  return { $ref: `#/components/schemas/${id}` };
}
