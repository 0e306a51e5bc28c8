import fc from "fast-check";
import { expect, test } from "vitest";
import { type FuzzRequest, fuzzRequest } from "../../scripts/bench/http/fuzz-arbitraries.ts";
import { inferenceError, problem } from "../../worker/responses.ts";
import { benign, call, post, sampleOf, textOf } from "./api.ts";

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
  await fc.assert(fc.asyncProperty(fuzzRequest, check), { numRuns: 3_000, seed: 20261125, endOnFailure: false });
  expect((await post("/api/v1/predict", sampleOf(benign))).status).toBe(200);
});

test("a body that breaks off does no harm", async () => {
  for (const type of ["application/json", "text/csv", "application/x-ndjson"]) {
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('mitoses\n5\n{"mitoses":')),
      pull: (controller) => controller.error(new Error("connection lost")),
    });
    const reply = call("/api/v1/predict/batch", { method: "POST", body: broken, headers: { "Content-Type": type } });
    await reply.then(textOf).catch(() => undefined);
  }
  expect((await post("/api/v1/predict", sampleOf(benign))).status).toBe(200);
});

test("of a name given twice in JSON the last one counts, as in JSON.parse", async () => {
  const twice = await post("/api/v1/predict", '{"mitoses":11,"mitoses":5}');
  expect(await twice.json()).toEqual(await (await post("/api/v1/predict", { mitoses: 5 })).json());
});
