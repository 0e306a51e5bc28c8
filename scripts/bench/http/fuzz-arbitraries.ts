import fc from "fast-check";
import { featureKeys } from "../../../data/features.ts";

/** A request that may be malformed in any part. */
export interface FuzzRequest {
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

const endpoints = [
  "/api/v1/predict",
  "/api/v1/predict/batch",
  "/api/v1/explain",
  "/api/v1/model",
  "/api/v1/model/weights",
  "/api/v1/health",
  "/v2",
  "/v2/health/live",
  "/v2/health/ready",
  "/v2/models/cytonet",
  "/v2/models/cytonet/ready",
  "/v2/models/cytonet/infer",
];

const types = [
  "application/json",
  "application/x-ndjson",
  "text/csv",
  "text/csv",
  "text/csv; charset=utf-16",
  'text/csv; charset="iso-8859-1',
  "application/x-www-form-urlencoded",
  "application/json; charset=utf-16",
  "text/plain",
  "multipart/form-data; boundary=x",
  "",
  ";;;",
];

const name = fc.oneof(
  fc.constantFrom(
    ...featureKeys,
    "samples",
    "inputs",
    "prevalence",
    "columns",
    "malignant",
    "__proto__",
    "constructor",
    "toString",
    "BareNuclei",
    "",
    "a\0b",
    "\ud800",
  ),
  fc.string({ unit: "binary", maxLength: 50 }),
);

const value = fc.oneof(
  fc.integer({ min: -1, max: 12 }),
  fc.double(),
  fc.constantFrom("5", "?", "unknown", "NaN", "1e309", "=1+1", null, true, 1e308, -0, 5e-324, 2 ** 53),
  fc.string({ unit: "binary" }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** A value as text; an object, which may have a toString of its own, as JSON. */
const asText = (of: unknown): string => (typeof of === "object" ? JSON.stringify(of) : String(of));

const sample = fc.array(fc.tuple(name, value), { maxLength: 12 });

/** JSON text, not JSON.stringify's, so that names can occur twice and `__proto__` can be one. */
const object = sample.map((pairs) => `{${pairs.map(([key, one]) => `${JSON.stringify(key)}:${JSON.stringify(one) ?? "null"}`).join()}}`);

const tensor = fc.record({
  id: fc.option(fc.anything({ maxDepth: 0 }), { nil: undefined }),
  inputs: fc.array(
    fc.record(
      {
        name: fc.constantFrom("features", "x", 5),
        shape: fc.oneof(fc.constant([1, 9]), fc.array(fc.integer()), fc.constant([2 ** 40, 9])),
        datatype: fc.constantFrom("FP64", "INT64", "BYTES"),
        data: fc.oneof(fc.array(value, { maxLength: 20 }), fc.constant([[[[]]]])),
        parameters: fc.dictionary(fc.string(), fc.jsonValue()),
      },
      { requiredKeys: [] },
    ),
    { maxLength: 3 },
  ),
  outputs: fc.option(fc.array(fc.record({ name: fc.constantFrom("probability", "diagnosis", "y") })), { nil: undefined }),
});

const csv = fc
  .tuple(
    fc.subarray([...featureKeys, "id", "note"], { minLength: 0 }),
    fc.constantFrom(",", ";", "\t", ""),
    fc.array(fc.array(fc.oneof(value.map(asText), fc.constantFrom('"', '"x', '"a""b"', "\n", "\r")), { maxLength: 12 }), { maxLength: 8 }),
    fc.constantFrom("\n", "\r\n", "\r", ""),
    fc.constantFrom("", "\uFEFF"),
  )
  .map(([head, separator, rows, newline, mark]) => mark + [head, ...rows].map((cells) => cells.join(separator)).join(newline));

const deep = fc.constantFrom("[", '{"a":', '{"samples":[').map((open) => open.repeat(5_000));
const nested = fc.integer({ min: 1, max: 3_000 }).map((depth) => `{"mitoses":${"[".repeat(depth)}${"]".repeat(depth)}}`);

const text = fc.oneof(
  object,
  object.map((one) => `{"samples":[${one},${one}]}`),
  fc.array(object, { maxLength: 5 }).map((lines) => lines.join("\n")),
  fc.json(),
  tensor.map((one) => JSON.stringify(one)),
  csv,
  deep,
  nested,
  fc.string({ unit: "binary" }),
);

const body = fc.oneof({ weight: 5, arbitrary: text }, { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) });

const query = fc.oneof(
  fc.constant(""),
  fc
    .array(fc.tuple(name, value), { maxLength: 12 })
    .map((pairs) => `?${new URLSearchParams(pairs.map(([key, one]): [string, string] => [key, asText(one)]))}`),
  fc.constantFrom("?", "?&&&", "?%", "?mitoses=%ff&%00=1", "?mitoses", "?mitoses=5&prevalence=0.5#x", "?prevalence=1e-400"),
  fc
    .array(fc.tuple(name, value), { maxLength: 12 })
    .map((pairs) => `?${new URLSearchParams({ columns: pairs.map(([key, one]) => `${key}:${asText(one)}`).join() })}`),
);

const path = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("/api/v1/predict", "/api/v1/predict/batch", "/api/v1/explain", "/v2/models/cytonet/infer") },
  { weight: 2, arbitrary: fc.constantFrom(...endpoints) },
  { weight: 1, arbitrary: fc.webPath().map((end) => `/api/v1${end}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "/api/v1/%ff",
      "/api/v1//predict",
      "/v2/models/%00/infer",
      "/v2/models/cytonet/versions/__proto__",
      "/api/v1/predict/",
    ),
  },
);

const headers = fc.record(
  {
    "Content-Type": fc.constantFrom(...types),
    Accept: fc.constantFrom("text/plain", "text/plain;q=x", "*/*;q=0", "application/json", ",;,"),
    "Content-Encoding": fc.constantFrom("gzip", "br", "identity", "none"),
    "If-None-Match": fc.constantFrom("*", '"', "W/", '"a","b'),
    "Inference-Header-Content-Length": fc.constantFrom("10", "x"),
  },
  { requiredKeys: [] },
);

/** Any request to any endpoint. GET and HEAD have no body. */
export const fuzzRequest: fc.Arbitrary<FuzzRequest> = fc
  .record({ path, query, method: fc.oneof(fc.constantFrom("GET", "POST", "POST", "POST"), fc.constantFrom(...methods)), headers, body })
  .map(({ path, query, method, headers, body }) => ({
    path: path + query,
    method,
    headers: Object.fromEntries(Object.entries(headers).filter(([, content]) => content !== undefined)) as Record<string, string>,
    ...(method === "GET" || method === "HEAD" ? {} : { body }),
  }));
