import { exports } from "cloudflare:workers";
import { expect } from "vitest";
import * as z from "zod/mini";
import { featureKeys } from "../../data/features.ts";
import { problem } from "../../worker/responses.ts";

/** The Worker's response to a request for a path. */
export function call(path: string, init?: RequestInit): Promise<Response> {
  const worker = (exports as unknown as { default: { fetch(request: Request): Promise<Response> } }).default;
  return worker.fetch(new Request(`https://cytonet.test${path}`, init));
}

/** Sends a JSON body. A string is sent as it is. */
export function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return call(path, { method: "POST", body: text, headers: { "Content-Type": "application/json", ...headers } });
}

/** Sends a batch as CSV or NDJSON. */
export function send(type: string, body: BodyInit, query = ""): Promise<Response> {
  return call(`/api/v1/predict/batch${query}`, { method: "POST", body, headers: { "Content-Type": type } });
}

/** A body that comes in pieces of these lengths, again and again. */
export function streamOf(bytes: Uint8Array, lengths: readonly number[]): ReadableStream<Uint8Array> {
  let from = 0;
  let piece = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (from >= bytes.length) return controller.close();
      const length = lengths[piece++ % lengths.length] as number;
      controller.enqueue(bytes.slice(from, from + length));
      from += length;
    },
  });
}

export const benign = [5, 1, 1, 1, 2, 1, 3, 1, 1];
export const malignant = [8, 10, 10, 8, 7, 10, 9, 7, 1];

export function sampleOf(values: readonly (number | null)[]): Record<string, number | null> {
  return Object.fromEntries(featureKeys.map((key, f) => [key, values[f] as number | null]));
}

export function queryOf(values: readonly (number | string)[]): string {
  return new URLSearchParams(featureKeys.map((key, f) => [key, `${values[f]}`])).toString();
}

/** The body of a response as text, whatever type it says it has. */
export function textOf(reply: Response): Promise<string> {
  return new Response(reply.body).text();
}

/** The body of a response, checked against the schema that the OpenAPI document has for it. */
export async function bodyOf<S extends z.core.$ZodType>(reply: Response, schema: S, status = 200): Promise<z.output<S>> {
  const text = await textOf(reply);
  expect(reply.status, text).toBe(status);
  return z.parse(schema, JSON.parse(text));
}

/** The problem document of an error. */
export async function failure(reply: Response, status: number): Promise<z.output<typeof problem>> {
  const document = await bodyOf(reply, problem, status);
  expect(reply.headers.get("Content-Type")).toBe("application/problem+json");
  expect(document.status).toBe(status);
  return document;
}

/** The errors of a problem document: their details by pointer. */
export function errorsOf(document: z.output<typeof problem>): Record<string, string> {
  return Object.fromEntries((document.errors ?? []).map(({ pointer, detail }) => [pointer, detail]));
}
