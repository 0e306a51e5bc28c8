import { SERVER_VERSION } from "../../worker/contract.ts";
import { notice } from "../../worker/model.ts";
import { answer } from "./examples.ts";
import { type Example, type Operation, operations, pathExamples } from "./operations.ts";
import { componentSchemas, schemaRef } from "./schemas.ts";

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, object>>;
  readonly [part: string]: unknown;
}

const failures: Record<number, string> = {
  400: "The body is not what it says it is.",
  404: "There is no such model or version.",
  413: "The body is larger than allowed.",
  415: "The body is of a type that is not understood here.",
  422: "Well-formed, but with wrong values or names; `errors` has every fault.",
  429: "More requests than allowed.",
  500: "A fault of the service.",
};

const description = `Nine scores of a fine-needle aspirate in, benign or malignant out, with a probability, reasons and honest doubt. ${notice} No key is needed, nothing is stored, and every origin may call.`;

/** The OpenAPI 3.1 document, its examples answered. */
export async function openApiDocument(): Promise<Document> {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: await operationObject(operation) };
  return {
    openapi: "3.1.0",
    info: {
      title: "cytonet",
      version: SERVER_VERSION,
      summary: "A small neural network on breast cytology",
      description,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    security: [],
    tags: [
      { name: "Prediction", description: "Ask about one sample or many." },
      { name: "Model", description: "What answers." },
      { name: "Open Inference Protocol", description: "The same model as KServe, Triton and MLServer clients expect it." },
    ],
    paths,
    components: { schemas: componentSchemas() },
  };
}

async function operationObject(operation: Operation): Promise<object> {
  const { id, tag, summary, description, path, query = [] } = operation;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => pathParameter(name as keyof typeof pathExamples));
  const parameters = [...inPath, ...query];
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description ? { description } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(operation.body ? { requestBody: requestBody(operation) } : {}),
    responses: await responses(operation),
  };
}

function pathParameter(name: keyof typeof pathExamples): object {
  return {
    name,
    in: "path",
    required: true,
    description: `The ${name === "model" ? "name" : "version"} of the model.`,
    schema: { type: "string" },
    example: pathExamples[name],
  };
}

/** Examples of good bodies stand beside their type; those of bad ones, with the error that they get. */
function requestBody({ body = {}, examples }: Operation): object {
  const content = Object.entries(body).map(([type, schema]) => {
    const fitting = examples.filter((example) => example.status === 200 && (example.type ?? "application/json") === type);
    return [type, { schema, examples: Object.fromEntries(fitting.map(({ name, summary, body: value }) => [name, { summary, value }])) }];
  });
  return { required: true, content: Object.fromEntries(content) };
}

async function responses(operation: Operation): Promise<Record<string, object>> {
  const { success, cacheable, tag } = operation;
  const failureType =
    tag === "Open Inference Protocol"
      ? { "application/json": schemaRef("InferenceError") }
      : { "application/problem+json": schemaRef("Problem") };
  const all: Record<string, object> = {
    200: { description: "The answer.", ...(cacheable ? { headers: { ETag: etag } } : {}), content: await content(operation, success, 200) },
    ...(cacheable ? { 304: { description: "The caller has this answer already (`If-None-Match`).", headers: { ETag: etag } } } : {}),
  };
  for (const status of operation.failures)
    all[status] = {
      description: failures[status],
      ...(status === 429 ? { headers: { "Retry-After": { description: "Seconds to wait.", schema: { type: "integer" } } } } : {}),
      content: await content(operation, failureType, status),
    };
  return all;
}

const etag = { description: "Made of the model's version and the input.", schema: { type: "string" } };

async function content(operation: Operation, types: Readonly<Record<string, object>>, status: number): Promise<object> {
  const entries: [string, object][] = [];
  for (const [type, schema] of Object.entries(types)) {
    const fitting = operation.examples.filter(
      (example) => example.status === status && (status >= 400 || (example.accept ?? "application/json") === type),
    );
    const answered: [string, object][] = [];
    for (const example of fitting)
      answered.push([example.name, { summary: example.summary, value: await answer(operation, example), "x-request": requestOf(example) }]);
    entries.push([type, { schema, ...(answered.length > 0 ? { examples: Object.fromEntries(answered) } : {}) }]);
  }
  return Object.fromEntries(entries);
}

/** What was sent for an example, so that it can be sent again. */
function requestOf({ query, body, type, accept }: Example): object {
  return {
    ...(query ? { query } : {}),
    ...(body === undefined ? {} : { body, type: type ?? "application/json" }),
    ...(accept ? { accept } : {}),
  };
}
