import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FuzzRequest, fuzzRequest } from "../../scripts/bench/http/fuzz-arbitraries.ts";
import worker from "../../worker/index.ts";
import { inferenceError, problem } from "../../worker/responses.ts";
import { benign, call, failure, post, sampleOf, textOf } from "./api.ts";

/** What must hold for the response to any request. */
async function check({ path, method, headers, body }: FuzzRequest): Promise<void> {
  const reply = await call(path, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await textOf(reply);
  expect(reply.status, text).toBeLessThan(500);
  expect(reply.headers.get("X-Content-Type-Options")).toBe("nosniff");
  if (reply.status < 400 || method === "HEAD") return;
  const isProtocol = path.startsWith("/v2");
  expect(reply.headers.get("Content-Type")).toBe(isProtocol ? "application/json" : "application/problem+json");
  const document: unknown = JSON.parse(text);
  expect((isProtocol ? inferenceError : problem).safeParse(document).success, text).toBe(true);
  if (!isProtocol) expect(document).toMatchObject({ status: reply.status });
}

test("no request gets a 500, and every error is a problem document", async () => {
  await fc.assert(fc.asyncProperty(fuzzRequest, check), { numRuns: 1_500, seed: 20261125, endOnFailure: false });
  expect((await post("/api/v1/predict", sampleOf(benign))).status).toBe(200);
});

describe("a body that breaks off", () => {
  const bindings = { ASSETS: { fetch: () => Promise.reject(new Error("no files here")) }, LOG: "off" };
  const broken = (start: string) =>
    new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(start)),
      pull: (controller) => controller.error(new Error("connection lost")),
    });
  const sendBroken = (path: string, type: string, start: string) =>
    worker.fetch(
      new Request(`https://cytonet.test${path}`, { method: "POST", body: broken(start), headers: { "Content-Type": type } }),
      bindings,
    );

  test.each([
    ["/api/v1/predict", "application/json"],
    ["/api/v1/predict/batch", "application/json"],
    ["/api/v1/predict/batch", "text/csv"],
  ])("%s, %s: is not an error of the server", async (path, type) => {
    const { detail } = await failure(await sendBroken(path, type, 'mitoses\n5\n{"mitoses":'), 400);
    expect(detail).toBe("The body ended before it was complete.");
  });

  test.each([
    ["text/csv", `mitoses\n${"5\n".repeat(40_000)}`],
    ["application/x-ndjson", '{"mitoses":5}\n'],
  ])("%s: after the first rows, so does the answer", async (type, start) => {
    const reply = await sendBroken("/api/v1/predict/batch", type, start);
    expect(reply.status).toBe(200);
    await expect(textOf(reply)).rejects.toThrow("The body ended before it was complete");
  });
});

test("of a name given twice in JSON the last one counts, as in JSON.parse", async () => {
  const twice = await post("/api/v1/predict", '{"mitoses":11,"mitoses":5}');
  expect(await twice.json()).toEqual(await (await post("/api/v1/predict", { mitoses: 5 })).json());
});
