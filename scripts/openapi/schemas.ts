import * as z from "zod/mini";
import * as answers from "../../worker/answers.ts";
import * as contract from "../../worker/contract.ts";

type Schema = z.core.$ZodType;

/** The schemas that have a name in the document, with what each is. */
const named: readonly (readonly [id: string, schema: Schema, description: string])[] = [
  ["Score", contract.score, "A whole number from 1, closest to benign, to 10, the most anaplastic."],
  ["Prevalence", contract.prevalence, "The share of malignant cases where the sample comes from."],
  ["Sample", contract.sample, "Nine scores. What is left out or null is unknown; at least one must be known."],
  ["ModelName", answers.modelName, "The model that answered. Its version is the hash of its contents."],
  ["Prediction", answers.prediction, "What the sample is, and how sure the model is of it."],
  ["Explanation", answers.explanation, "A prediction with its reasons. The baseline plus the contributions is the probability."],
  ["RowAnswer", answers.rowAnswer, "The prediction of one sample of a batch."],
  ["RowError", answers.rowError, "What stands in the place of a sample that could not be answered."],
  ["BatchAnswer", answers.batchAnswer, "An answer or an error a sample, in their order."],
  ["ModelCard", answers.modelCard, "What the model is, what it learned from, how well it does and what it is not for."],
  ["Health", answers.health, "That the service answers, and with which model."],
  ["Fault", answers.fault, "One fault. The pointer leads to it in the body, or names the parameter."],
  ["Problem", answers.problem, "A problem document (RFC 9457)."],
  ["InferenceRequest", contract.inferenceRequest, "One tensor `features` of shape [m, 9], FP64 or INT64, flat or row by row."],
  ["InferenceAnswer", answers.inferenceAnswer, "The tensors that were asked for."],
  ["InferenceError", answers.inferenceError, "An error as the Open Inference Protocol has it."],
  ["ServerMetadata", answers.serverMetadata, "What the server is."],
  ["ServerLive", answers.serverLive, "That the server lives."],
  ["ServerReady", answers.serverReady, "That the server is ready."],
  ["ModelReady", answers.modelReady, "That the model is ready."],
  ["ModelMetadata", answers.modelMetadata, "The tensors that go in and come out. −1 is any number."],
];

export interface Reference {
  readonly $ref: string;
}

/** The components of the document: JSON Schema of everything that is named. */
export function componentSchemas(): Record<string, object> {
  const registry = z.registry<{ id: string; description: string }>();
  for (const [id, schema, description] of named) registry.add(schema, { id, description });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}`, metadata: registry });
  const entries = Object.entries(schemas).map(([id, { $schema, $id, id: _, ...schema }]) => [id, schema] as const);
  return { ...Object.fromEntries(entries), Batch: batchSchema };
}

/** The batch as callers should send it. The Worker checks each sample by itself, so that its own schema leaves them open. */
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
