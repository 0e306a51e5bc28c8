import { readFileSync } from "node:fs";
import { SERVER_VERSION } from "../../worker/contract.ts";
import { notice } from "../../worker/model.ts";
import { projectPath } from "../files.ts";
import { responseTo } from "./examples.ts";
import type { Example, Operation } from "./operation.ts";
import { operations, pathExamples } from "./operations.ts";
import { componentSchemas, schemaRef } from "./schemas.ts";

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, object>>;
  readonly [part: string]: unknown;
}

const { name, homepage } = JSON.parse(readFileSync(projectPath("package.json"), "utf8")) as { name: string; homepage?: string };

const failures: Record<number, string> = {
  400: "Malformed body: it is not in the format that its media type states.",
  404: "No such model or version.",
  413: "Body too large.",
  415: "Unsupported media type.",
  422: "Well-formed input with invalid values or names; `errors` lists them all.",
  429: "Rate limit exceeded.",
  500: "Internal error.",
};

const description = `Takes nine cytology scores of a fine-needle aspirate and returns a class, a probability of malignancy, a prediction set, an assessment and, on request, an explanation. ${notice} No key is needed, no scores are stored, and CORS is open to any origin.`;

/** The OpenAPI 3.1 document, with the response to every example. */
export async function openApiDocument(): Promise<Document> {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: await operationObject(operation) };
  return {
    openapi: "3.1.0",
    info: {
      title: "cytonet",
      version: SERVER_VERSION,
      summary: "A small neural network for breast cytology",
      description,
      contact: { name: `${name} contributors`, ...(homepage ? { url: homepage } : {}) },
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    security: [],
    tags: [
      { name: "Prediction", description: "Predictions for one sample or many." },
      { name: "Model", description: "The model behind the predictions, and its files." },
      { name: "Open Inference Protocol", description: "The same model for clients of KServe, Triton Inference Server and MLServer." },
    ],
    paths,
    components: { schemas: componentSchemas() },
  };
}

async function operationObject(operation: Operation): Promise<object> {
  const { id, tag, summary, description, path, query = [], onRequest } = operation;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => pathParameter(name as keyof typeof pathExamples));
  const parameters = [...inPath, ...query];
  return {
    operationId: id,
    tags: [tag],
    summary,
    description,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(operation.body ? { requestBody: requestBody(operation) } : {}),
    responses: await responses(operation),
    ...(onRequest ? { "x-on-request": await content(operation, onRequest, 200) } : {}),
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

/** Examples of good bodies are listed by their type, those of bad bodies with the error that they get. */
function requestBody({ body = {}, examples }: Operation): object {
  const content = Object.entries(body).map(([type, schema]) => {
    const fitting = examples.filter((example) => example.status === 200 && (example.type ?? "application/json") === type);
    return [type, { schema, examples: Object.fromEntries(fitting.map(({ name, summary, body: value }) => [name, { summary, value }])) }];
  });
  return { required: true, content: Object.fromEntries(content) };
}

async function responses(operation: Operation): Promise<Record<string, object>> {
  const { success, headers, cacheable, tag } = operation;
  const failureType =
    tag === "Open Inference Protocol"
      ? { "application/json": schemaRef("InferenceError") }
      : { "application/problem+json": schemaRef("Problem") };
  const all: Record<string, object> = {
    200: {
      description: "The response.",
      ...(cacheable || headers ? { headers: { ...headers, ...(cacheable ? { ETag: etag } : {}) } } : {}),
      content: await content(operation, success, 200),
    },
    ...(cacheable ? { 304: { description: "The caller already has this response (`If-None-Match`).", headers: { ETag: etag } } } : {}),
  };
  for (const status of operation.failures)
    all[status] = {
      description: failures[status],
      ...(status === 429
        ? { headers: { "Retry-After": { description: "Seconds to wait before the next request.", schema: { type: "integer" } } } }
        : {}),
      content: await content(operation, failureType, status),
    };
  return all;
}

const etag = { description: "Derived from the version of the model, the build of the Worker and the input.", schema: { type: "string" } };

async function content(operation: Operation, types: Readonly<Record<string, object>>, status: number): Promise<object> {
  const entries: [string, object][] = [];
  for (const [type, schema] of Object.entries(types)) {
    const fitting = operation.examples.filter(
      (example) => example.status === status && (status >= 400 || (example.accept ?? "application/json") === type),
    );
    const shown: [string, object][] = [];
    for (const example of fitting)
      shown.push([
        example.name,
        { summary: example.summary, value: await responseTo(operation, example), "x-request": requestOf(example) },
      ]);
    entries.push([type, { schema, ...(shown.length > 0 ? { examples: Object.fromEntries(shown) } : {}) }]);
  }
  return Object.fromEntries(entries);
}

/** The request of an example, so that it can be sent again. */
function requestOf({ query, body, type, accept }: Example): object {
  return {
    ...(query ? { query } : {}),
    ...(body === undefined ? {} : { body, type: type ?? "application/json" }),
    ...(accept ? { accept } : {}),
  };
}
