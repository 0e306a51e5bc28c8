import fc from "fast-check";
import { expect, test } from "vitest";
import { type Attack, attack } from "../../scripts/bench/fuzz.ts";
import { inferenceError, problem } from "../../worker/answers.ts";
import { benign, call, post, sampleOf } from "./api.ts";

/** What must hold of every answer to every request. */
async function check({ path, method, headers, body }: Attack): Promise<void> {
  const reply = await call(path, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await new Response(reply.body).text();
  expect(reply.status, text).toBeLessThan(500);
  expect(reply.headers.get("X-Content-Type-Options")).toBe("nosniff");
  if (reply.status < 400 || method === "HEAD") return;
  const isProtocol = path.startsWith("/v2");
  expect(reply.headers.get("Content-Type")).toBe(isProtocol ? "application/json" : "application/problem+json");
  const document: unknown = JSON.parse(text);
  expect((isProtocol ? inferenceError : problem).safeParse(document).success, text).toBe(true);
  if (!isProtocol) expect(document).toMatchObject({ status: reply.status });
}

test("whatever is sent wherever: never a 500, always a problem document", async () => {
  await fc.assert(fc.asyncProperty(attack, check), { numRuns: 3_000, seed: 20261125, endOnFailure: false });
  expect((await post("/api/v1/predict", sampleOf(benign))).status).toBe(200);
});

test("a body that breaks off harms no one", async () => {
  for (const type of ["application/json", "text/csv", "application/x-ndjson"]) {
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('mitoses\n5\n{"mitoses":')),
      pull: (controller) => controller.error(new Error("connection lost")),
    });
    const reply = call("/api/v1/predict/batch", { method: "POST", body: broken, headers: { "Content-Type": type } });
    await reply.then((one) => one.text()).catch(() => undefined);
  }
  expect((await post("/api/v1/predict", sampleOf(benign))).status).toBe(200);
});

test("a name given twice in JSON: the last one counts, as JSON.parse has it", async () => {
  const twice = await post("/api/v1/predict", '{"mitoses":11,"mitoses":5}');
  expect(await twice.json()).toEqual(await (await post("/api/v1/predict", { mitoses: 5 })).json());
});
