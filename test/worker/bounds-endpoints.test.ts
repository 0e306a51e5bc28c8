import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { featureKeys } from "../../data/features.ts";
import { benign, call, queryOf, sampleOf, textOf } from "./api.ts";

const KIBIBYTE = 1024;
const encoder = new TextEncoder();
const size = (text: string) => encoder.encode(text).length;

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How many rows are asked for. */
  readonly rows?: number;
}

/** Sends a request and checks that its answer, headers included, is not larger than 64 KiB, four times what was sent, and 1 KiB per row. */
async function expectBounded({ method, path, headers: given = {}, body, rows = 0 }: Sent): Promise<void> {
  const headers = { ...(body === undefined ? {} : { "Content-Type": "application/json" }), ...given };
  const reply = await call(path, { method, headers, ...(body === undefined ? {} : { body }) });
  const lengthOf = (all: Iterable<readonly [string, string]>) => [...all].reduce((sum, [name, value]) => sum + size(name) + size(value), 0);
  const sent = size(path) + lengthOf(Object.entries(headers)) + size(body ?? "");
  const received = lengthOf(reply.headers as unknown as Iterable<[string, string]>) + size(await textOf(reply));
  expect(received, `${method} ${path.slice(0, 100)}: ${reply.status}`).toBeLessThanOrEqual(64 * KIBIBYTE + 4 * sent + KIBIBYTE * rows);
  expect(reply.status).toBeLessThan(500);
}

/** So many names or values in two or three characters each, with an error of fifty for each, are far beyond the bound. */
const COUNT = 3_000;
const SOME = 200;

/** Parts of names and values that grow when they are escaped, or are cut in the middle. */
const odd = fc.constantFrom("é", "語", "💉", '"', "~", "/", "\\", "\u0001", "\ud800", "a", "5", " ", ",", ":");
const word = fc.oneof(
  // The shortest names have the longest errors beside what was sent.
  fc.constantFrom("a", "n", ""),
  fc.constantFrom(...featureKeys, "prevalence", "columns", "malignant", "from", "mitosez", "a", ""),
  fc.array(odd, { maxLength: 100 }).map((parts) => parts.join("")),
);
const value = fc.oneof(
  fc.constantFrom("5", "11", "?", "", "0.05", "x"),
  fc.array(odd, { maxLength: 60 }).map((parts) => parts.join("")),
);

/** Thousands of parameters, the same again and again or each once, or given twice. */
const parameters = fc
  .tuple(fc.array(fc.tuple(word, value), { minLength: 1, maxLength: 4 }), fc.constantFrom(1, 30, COUNT), fc.boolean(), fc.boolean())
  .map(([pairs, times, isNumbered, isTwice]) => {
    const names = Array.from({ length: times }, (_, n) => pairs.map(([name, one]) => [isNumbered ? `${name}${n}` : name, one])).flat();
    return new URLSearchParams(isTwice ? [...names, ...names] : names).toString();
  });

const long = fc.tuple(fc.constantFrom("x", ",", "a,", '"', "*", ";q="), fc.constantFrom(1, 2_000)).map(([one, times]) => one.repeat(times));
const headers = fc
  .record(
    {
      Accept: fc.oneof(fc.constantFrom("text/plain", "*/*"), long),
      "If-None-Match": long,
      "Content-Type": fc.oneof(fc.constantFrom("application/json", "text/csv", "application/x-ndjson", "text/csv; charset=x"), long),
      "Content-Encoding": long,
      "X-Other": long,
    },
    { requiredKeys: [] },
  )
  .map((all) => Object.fromEntries(Object.entries(all).map(([name, one]) => [name, one.trim()])));

const single = fc.constantFrom("/api/v1/predict", "/api/v1/explain");
const runs = { numRuns: 60 };

const twice = Array.from({ length: COUNT }, (_, n) => `a${n}=&a${n}=`).join("&");

test.each<Sent>([
  { method: "GET", path: `/api/v1/predict?${twice}` },
  { method: "GET", path: `/api/v1/explain?${"a=&".repeat(COUNT)}` },
  { method: "POST", path: `/api/v1/predict?${twice}`, body: "{}" },
  { method: "POST", path: "/v2/models/cytonet/infer", body: `{"inputs":[${"{},".repeat(COUNT)}{}]}` },
  { method: "POST", path: "/v2/models/cytonet/infer", body: `{"inputs":[],"outputs":[${"5,".repeat(COUNT)}5]}` },
  { method: "POST", path: "/v2/models/cytonet/infer", body: `{"inputs":[{"shape":[${'"",'.repeat(COUNT)}""]}]}` },
])("the shortest requests with the most errors: %#", expectBounded);

describe("no computed answer is larger than 64 KiB, four times what was sent, and 1 KiB per row", () => {
  test("one sample in a query", async () => {
    const request = fc.record({ method: fc.constantFrom("GET", "HEAD"), end: single, query: parameters, headers });
    await fc.assert(
      fc.asyncProperty(request, ({ method, end, query, headers }) => expectBounded({ method, path: `${end}?${query}`, headers })),
      runs,
    );
  });

  test("one sample in a body, with any query", async () => {
    const body = fc.oneof(
      parameters,
      fc
        .tuple(word, value, fc.constantFrom(1, COUNT))
        .map(([name, one, times]) => JSON.stringify(Object.fromEntries(Array.from({ length: times }, (_, n) => [name + n, one])))),
      fc.constantFrom("[", '{"a":', '"', "[5],").map((one) => one.repeat(COUNT)),
      fc.constant(JSON.stringify(sampleOf(benign))),
    );
    const request = fc.record({ end: single, query: fc.oneof(fc.constant(""), parameters), headers, body });
    await fc.assert(
      fc.asyncProperty(request, ({ end, query, headers, body }) =>
        expectBounded({ method: "POST", path: `${end}?${query}`, headers, body }),
      ),
      runs,
    );
  });

  test("a batch, with any query", async () => {
    const bodies = fc.constantFrom<[string, string]>(
      ["text/csv", `${featureKeys}\n${benign}\n`],
      ["application/x-ndjson", `${JSON.stringify(sampleOf(benign))}\n`],
      ["application/json", JSON.stringify({ samples: [sampleOf(benign)] })],
      ["application/json", `[${"{},".repeat(COUNT)}{}]`],
      ["application/json", `{${Array.from({ length: COUNT }, (_, n) => `"n${n}":5`)}}`],
    );
    await fc.assert(
      fc.asyncProperty(fc.tuple(bodies, parameters, headers), ([[type, body], query, headers]) =>
        expectBounded({
          method: "POST",
          path: `/api/v1/predict/batch?${query}`,
          headers: { ...headers, "Content-Type": type },
          body,
          rows: 1,
        }),
      ),
      runs,
    );
  });

  test("tensors: thousands of inputs, outputs, values and names", async () => {
    const tensor = fc.record(
      {
        name: fc.oneof(word, fc.constant(5)),
        shape: fc.constantFrom<unknown>([1, 9], [9], [1], Array(SOME).fill(1), ["x"], "x"),
        datatype: fc.oneof(fc.constantFrom("FP64", "BYTES"), word),
        data: fc.constantFrom<unknown>(benign, [5], Array(SOME).fill("x"), Array(SOME).fill([]), 5),
        parameters: fc.constantFrom<unknown>({}, { binary_data: true }, 5),
      },
      { requiredKeys: [] },
    );
    const many = (one: fc.Arbitrary<unknown>) =>
      fc.oneof(
        fc.constant(Array(COUNT).fill({})),
        fc.tuple(one, fc.constantFrom(1, 2, SOME)).map(([each, times]) => Array(times).fill(each)),
      );
    const request = fc.record(
      {
        id: fc.oneof(word, fc.constant(5)),
        inputs: many(tensor),
        outputs: many(fc.record({ name: fc.constantFrom("probability", "diagnosis", "y", 5) }, { requiredKeys: [] })),
      },
      { requiredKeys: ["inputs"] },
    );
    await fc.assert(
      fc.asyncProperty(request, (one) =>
        expectBounded({ method: "POST", path: "/v2/models/cytonet/infer", body: JSON.stringify(one), rows: 1 }),
      ),
      runs,
    );
  });

  test("wrong methods and paths, and answers that take no input", async () => {
    const request = fc.record({
      method: fc.constantFrom("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"),
      start: fc.constantFrom(
        ...["/api/v1/predict", "/api/v1/predict/batch", "/api/v1/health", "/api/v1/", "/v2", "/v2/models/", "/v2/models/cytonet/versions/"],
      ),
      end: fc.oneof(
        fc.constant(""),
        fc.tuple(fc.constantFrom("x", "/", "%00", "~1", "%22", "."), fc.constantFrom(1, 15_000)).map(([one, times]) => one.repeat(times)),
      ),
      tail: fc.constantFrom("", "/infer", "/ready", "x"),
      headers,
    });
    await fc.assert(
      fc.asyncProperty(request, ({ method, start, end, tail, headers }) => expectBounded({ method, path: start + end + tail, headers })),
      runs,
    );
  });
});

describe("the time is linear in what was sent: were it quadratic, each of these would take minutes", () => {
  const MANY = 400_000;

  test.each([
    ["slashes within a path", `/api/v1/${"/".repeat(MANY)}x`],
    ["commas within ?columns=", `/api/v1/predict/batch?columns=mitoses:x${",".repeat(MANY)}x`],
    ["digits of a prevalence", `/api/v1/predict?mitoses=5&prevalence=${"1".repeat(MANY)}x`],
    ["quotes of a score", `/api/v1/predict?mitoses=${"'".repeat(MANY)}`],
    ["names", `/api/v1/predict?${"a=&".repeat(MANY)}`],
  ])("%s", async (_, path) => {
    const reply = await call(
      path,
      path.includes("batch") ? { method: "POST", headers: { "Content-Type": "text/csv" }, body: `${benign}\n` } : {},
    );
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect((await textOf(reply)).length).toBeLessThan(8 * KIBIBYTE);
  });

  test.each(["Content-Type", "Accept", "Content-Encoding", "If-None-Match"])("a long %s", async (name) => {
    for (const one of [" ", ",", "charset ", "charset=", 'charset="', ";", "W/", "a ,"]) {
      const value = `x${one.repeat(MANY / 10)}x`;
      const reply = await call(`/api/v1/predict?${queryOf(benign)}`, { headers: { [name]: value } });
      expect(reply.status).toBeLessThan(500);
    }
  });
});
