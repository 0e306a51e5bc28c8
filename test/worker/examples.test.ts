import { describe, expect, test } from "vitest";
import { call, textOf } from "./api.ts";

/*
 * Every example of the OpenAPI document is sent, and the response must be the one in the document. The document that is served
 * was made in Node.
 */

interface Example {
  readonly value: unknown;
  readonly "x-request": {
    readonly query?: Record<string, string>;
    readonly body?: unknown;
    readonly type?: string;
    readonly accept?: string;
  };
}

type Content = Record<string, { readonly examples?: Record<string, Example> }>;

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly example?: string;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Record<string, { readonly examples?: Record<string, { readonly value: unknown }> }> };
  readonly responses: Record<string, { readonly content?: Content }>;
  /** What callers get who prefer another media type. */
  readonly "x-on-request"?: Content;
}

const served = await call("/api/v1/openapi.json");
const { paths } = (await served.json()) as { paths: Record<string, Record<string, Operation>> };

const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

describe.each(operations.map((one) => [one.operation.operationId, one] as const))("%s", (_, { path, method, operation }) => {
  const responses = [...Object.entries(operation.responses), ["200", { content: operation["x-on-request"] }] as const];
  const examples = responses.flatMap(([status, { content = {} }]) =>
    Object.entries(content).flatMap(([type, { examples: named = {} }]) =>
      Object.entries(named).map(([name, example]) => ({ status: Number(status), type, name, example })),
    ),
  );

  test.each(examples)("$status $type $name", async ({ status, type, example }) => {
    const { query, body, type: sent, accept } = example["x-request"];
    const filled = path.replace(/\{(\w+)\}/g, (_, name) => operation.parameters?.find((one) => one.name === name)?.example as string);
    const reply = await call(`${filled}${query ? `?${new URLSearchParams(query)}` : ""}`, {
      method,
      headers: { ...(sent ? { "Content-Type": sent } : {}), ...(accept ? { Accept: accept } : {}) },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    expect(reply.status).toBe(status);
    expect(reply.headers.get("Content-Type")?.split(";")[0]).toBe(type);
    const text = await textOf(reply);
    expect(typeof example.value === "string" ? text : JSON.parse(text)).toEqual(example.value);
  });

  test("every example of a request body has a response", () => {
    for (const [type, { examples: named = {} }] of Object.entries(operation.requestBody?.content ?? {}))
      for (const [name, { value }] of Object.entries(named)) {
        const { example } = examples.find((one) => one.status === 200 && one.name === name) ?? {};
        expect(example?.["x-request"]).toMatchObject({ body: value, type });
      }
  });
});

test("304 is documented wherever it occurs", async () => {
  for (const { path, method, operation } of operations.filter((one) => one.method === "GET")) {
    const filled = path.replace(/\{(\w+)\}/g, (_, name) => operation.parameters?.find((one) => one.name === name)?.example as string);
    const address = `${filled}${/predict|explain/.test(path) ? "?mitoses=1" : ""}`;
    const etag = (await call(address, { method })).headers.get("ETag");
    const again = await call(address, { method, headers: { "If-None-Match": etag ?? "*" } });
    expect([path, again.status]).toEqual([path, "304" in operation.responses ? 304 : 200]);
  }
});

test("every method of a documented path is documented", async () => {
  const documented = new Set(operations.map(({ path, method }) => `${method} ${path}`));
  for (const { path } of operations) {
    const { headers } = await call(path.replace("{model}", "other").replace("{version}", "1"), { method: "OPTIONS" });
    const methods = headers.get("Allow")?.split(", ") ?? [];
    for (const method of methods.filter((one) => one === "GET" || one === "POST")) expect(documented).toContain(`${method} ${path}`);
  }
});
