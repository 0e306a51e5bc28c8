import worker from "../../worker/index.ts";
import type { Example, Operation } from "./operation.ts";
import { pathExamples } from "./operations.ts";

/** The Worker's response to an example: parsed where it is JSON, as text otherwise. Throws where the status is not the expected one. */
export async function responseTo(operation: Operation, example: Example): Promise<unknown> {
  const reply = await worker.fetch(requestFor(operation, example), bindings);
  const text = await reply.text();
  if (reply.status !== example.status)
    throw new Error(`example ${example.name} of ${operation.id} must have status ${example.status}, got ${reply.status}: ${text}`);
  return reply.headers.get("Content-Type")?.includes("json") && !reply.headers.get("Content-Type")?.includes("ndjson")
    ? JSON.parse(text)
    : text;
}

const bindings = {
  ASSETS: { fetch: () => Promise.reject(new Error("examples need no files")) },
  LOG: "off",
};

function requestFor({ path, method }: Operation, { query = {}, body, type = "application/json", accept }: Example): Request {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: keyof typeof pathExamples) => pathExamples[name]);
  const url = `http://localhost${filled}?${new URLSearchParams(query)}`;
  const headers = { ...(body === undefined ? {} : { "Content-Type": type }), ...(accept ? { Accept: accept } : {}) };
  return new Request(url, {
    method,
    headers,
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
}
