import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { featureKeys } from "../../data/features.ts";
import { sample } from "../../worker/contract.ts";
import worker from "../../worker/index.ts";
import { readSample } from "../../worker/input.ts";
import { createModelCheck } from "../../worker/model-check.ts";
import { plainValues } from "../../worker/plain-sample.ts";
import { callerOf } from "../../worker/rate-limit.ts";
import { benign, failure, sampleOf, streamOf, textOf } from "./api.ts";

const bindings = { ASSETS: { fetch: () => Promise.reject(new Error("no files here")) }, LOG: "off" };

/** Sends a batch to a Worker with other bindings. */
function ask(
  type: string,
  body: BodyInit,
  { query = "", headers = {}, ...other }: Record<string, unknown> & { query?: string; headers?: object } = {},
) {
  const request = new Request(`https://cytonet.test/api/v1/predict/batch${query}`, {
    method: "POST",
    body,
    headers: { "Content-Type": type, ...headers },
  });
  return worker.fetch(request, { ...bindings, ...other });
}

/** Rows of which each has another answer. */
const samples = Array.from({ length: 10 }, (_, n) => ({ clumpThickness: n + 1 }));

describe.each([
  ["text/csv", `clumpThickness\n${samples.map(({ clumpThickness }) => clumpThickness).join("\n")}\n`, 1],
  ["application/x-ndjson", samples.map((one) => `${JSON.stringify(one)}\n\n`).join(""), 0],
])("%s", (type, body, header) => {
  const lines = async (reply: Response | Promise<Response>) => (await textOf(await reply)).trim().split("\n");

  test("a batch that ends at its limit, and those that go on from there, give the rows of the whole", async () => {
    const whole = await lines(ask(type, body));
    expect(whole).toHaveLength(header + 10);
    const joined: string[] = whole.slice(0, header);
    let query = "";
    for (let times = 0; times < 4; times++) {
      const part = await lines(ask(type, body, { query, BATCH_ROWS: 4 }));
      const [from] = /\?from=\d+/.exec(part.at(-1) as string) ?? [];
      joined.push(...part.slice(header, from ? -1 : undefined));
      if (!from) break;
      expect(part.at(-1)).toContain("a batch has at most 4 rows");
      query = from;
    }
    expect(query).toBe("?from=8");
    expect(joined).toEqual(whole);
  });

  test("exactly as many rows as are allowed are no error, and nothing lies beyond the last row", async () => {
    expect(await lines(ask(type, body, { BATCH_ROWS: "10" }))).toEqual(await lines(ask(type, body)));
    expect(await lines(ask(type, body, { query: "?from=10" }))).toHaveLength(Math.max(1, header));
    expect(await lines(ask(type, body, { query: "?from=999999999999" }))).toHaveLength(Math.max(1, header));
  });

  test("a row count that is none is refused", async () => {
    for (const from of ["-1", "1.5", "x", "1e3", "9".repeat(40)])
      expect((await failure(await ask(type, body, { query: `?from=${from}` }), 422)).errors?.[0]?.pointer).toBe("/from");
  });

  test("a body that is larger than allowed is a 413 where its length is known, and else ends with the number of rows answered", async () => {
    const long = new TextEncoder().encode(body + `${(type === "text/csv" ? "5" : '{"mitoses":5}').padEnd(60)}\n`.repeat(25_000));
    await failure(await ask(type, long, { BATCH_MEBIBYTES: 0.5, headers: { "Content-Length": `${long.length}` } }), 500);
    const refused = await failure(await ask(type, long, { BATCH_MEBIBYTES: 1, headers: { "Content-Length": `${2 << 20}` } }), 413);
    expect(refused.detail).toBe("The body is larger than 1 MiB.");
    const cut = await lines(ask(type, streamOf(long, [60_000]), { BATCH_MEBIBYTES: 1 }));
    expect(cut.at(-1)).toContain(`the body is larger than 1 MiB; send the rows after the first ${cut.length - 1 - header} as another body`);
  });

  test("each thousand rows count as a request, and where they are too many, the last row says so", async () => {
    const keys: string[] = [];
    const RATE_LIMITER = { limit: async ({ key }: { key: string }) => ({ success: keys.push(key) <= 3 }) };
    const many = body + (type === "text/csv" ? "5\n" : '{"mitoses":5}\n').repeat(100_000);
    const reply = await lines(ask(type, many, { RATE_LIMITER, headers: { "CF-Connecting-IP": "2001:db8:1:2:3::4" } }));
    expect(keys).toEqual(Array(4).fill("2001:db8:1:2::/64"));
    const answered = reply.length - 1 - header;
    expect(reply.at(-1)).toContain(`too many requests; try again in 60 seconds, with ?from=${answered}`);
    expect(answered).toBeGreaterThan(3000);
  });
});

test.each([
  ["rows of CSV that are skipped", "text/csv", `mitoses\n${"5\n".repeat(600_000)}`, "?from=999999999"],
  ["empty lines of CSV", "text/csv", `mitoses\n5\n${"\n".repeat(1_200_000)}`, ""],
  ["lines of NDJSON that are skipped", "application/x-ndjson", '{"mitoses":5}\n'.repeat(90_000), "?from=999999999"],
])("%s count for the rate limit by their bytes", async (_, type, body, query) => {
  let calls = 0;
  const RATE_LIMITER = { limit: async () => ({ success: ++calls > 0 }) };
  await textOf(await ask(type, body, { query, RATE_LIMITER, headers: { "CF-Connecting-IP": "203.0.113.7" } }));
  expect(calls).toBe(Math.ceil(body.length / 128_000));
});

test("a batch in JSON has the same limits, and is answered whole or not at all", async () => {
  const body = JSON.stringify({ samples: Array(3_000).fill(sampleOf(benign)) });
  const headers = { "CF-Connecting-IP": "203.0.113.7" };
  const limiterOf = (most: number) => {
    let calls = 0;
    return { limit: async () => ({ success: ++calls <= most }) };
  };
  await failure(await ask("application/json", body, { BATCH_ROWS: 2_999 }), 413);
  await failure(await ask("application/json", body, { RATE_LIMITER: limiterOf(2), headers }), 429);
  expect((await ask("application/json", body, { RATE_LIMITER: limiterOf(3), headers })).status).toBe(200);
  const rest = (await (await ask("application/json", body, { query: "?from=2990" })).json()) as { predictions: unknown[] };
  expect(rest.predictions).toHaveLength(10);
});

test("tensors have the limits of a batch, and are answered whole or not at all", async () => {
  const rows = 2_500;
  const body = JSON.stringify({
    inputs: [{ name: "features", shape: [rows, 9], datatype: "INT64", data: Array.from({ length: rows }, () => benign).flat() }],
  });
  const infer = (most: number, other = {}) => {
    let calls = 0;
    const RATE_LIMITER = { limit: async () => ({ success: ++calls <= most }) };
    const headers = { "Content-Type": "application/json", "CF-Connecting-IP": "203.0.113.7" };
    const request = new Request("https://cytonet.test/v2/models/cytonet/infer", { method: "POST", body, headers });
    return worker.fetch(request, { ...bindings, RATE_LIMITER, ...other });
  };
  const refused = await infer(2);
  expect(refused.status).toBe(429);
  expect(refused.headers.get("Retry-After")).toBe("60");
  expect(await refused.json()).toEqual({ error: "Too many requests; try again in 60 seconds." });
  expect((await infer(3)).status).toBe(200);
  const tooMany = await infer(9, { BATCH_ROWS: rows - 1 });
  expect(tooMany.status).toBe(400);
  expect(await tooMany.json()).toEqual({ error: "a request has at most 2499 samples, got 2500" });
});

test("a limit in wrangler.toml that is none is an error of the server, and a limiter that fails lets requests pass", async () => {
  for (const BATCH_ROWS of ["0", "many", -1, 1.5]) await failure(await ask("text/csv", `${benign}\n`, { BATCH_ROWS }), 500);
  const RATE_LIMITER = { limit: () => Promise.reject(new Error("down")) };
  expect((await ask("text/csv", `${benign}\n`, { RATE_LIMITER, headers: { "CF-Connecting-IP": "203.0.113.7" } })).status).toBe(200);
});

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8:1:2::", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["2001:0db8:0000:0000:ffff::", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
])("the caller of %s is %s", (address, caller) => {
  expect(callerOf(address)).toBe(caller);
});

test("samples in which all is as usual are read as the schema reads them", () => {
  const value = fc.oneof(
    fc.integer({ min: 0, max: 11 }),
    fc.constantFrom(null, undefined, "5", 1.5, true, [], {}),
    fc.integer({ min: 1, max: 10 }),
  );
  const one = fc.oneof(
    fc.dictionary(fc.oneof(fc.constantFrom(...featureKeys), fc.constantFrom("__proto__", "x", "toString")), value),
    fc.record(Object.fromEntries(featureKeys.map((key) => [key, fc.integer({ min: 1, max: 10 })])), { requiredKeys: [] }),
    fc.constantFrom<unknown>(null, 5, [], [5], "x"),
  );
  fc.assert(
    fc.property(one, (json) => {
      const plain = plainValues(json);
      if (!plain) return;
      expect(sample.safeParse(json).success).toBe(true);
      const { success, data } = sample.safeParse(json);
      expect(plain).toEqual(success && featureKeys.map((key) => data[key] ?? null));
      expect(readSample(json)).toEqual({ value: plain });
    }),
    { numRuns: 2_000 },
  );
});

describe("the bundled model", () => {
  test("is checked once, after the first answer, and is whole", async () => {
    const check = createModelCheck();
    expect(await check()).toBeUndefined();
    expect(check()).toBeUndefined();
  });

  test("stops the Worker where it is damaged", async () => {
    const check = createModelCheck(() => Promise.reject(new Error("damaged")));
    await check();
    expect(check).toThrow("damaged");
  });
});
