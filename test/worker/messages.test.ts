import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { featureKeys } from "../../data/features.ts";
import { prediction, problem } from "../../worker/responses.ts";
import { benign, bodyOf, call, errorsOf, failure, post, queryOf, sampleOf, send, textOf } from "./api.ts";

/* What a newcomer sends, and what the message must say for the next attempt to be right. */

const SAMPLE = '{"clumpThickness":5,"bareNuclei":1}';
const BATCH = `{"samples":[${SAMPLE}]}`;
const predict = "/api/v1/predict";
const batch = "/api/v1/predict/batch";

test("the shapes that messages show are right", async () => {
  await bodyOf(await post(predict, SAMPLE), prediction);
  expect((await post(batch, BATCH)).status).toBe(200);
});

describe("shapes of other servers", () => {
  test.each([
    [predict, { instances: [benign] }],
    [predict, { dataframe_split: { columns: [], data: [] } }],
    [predict, { inputs: [benign] }],
    [predict, { samples: [sampleOf(benign)] }],
    [predict, { sample: sampleOf(benign) }],
  ])("%s, %j: a sample and a batch by example", async (path, body) => {
    const [name] = Object.keys(body);
    const { [`/${name}`]: detail } = errorsOf(await failure(await post(path, body), 422));
    expect(detail).toBe(`is not a known name; a sample is ${SAMPLE}, and ${BATCH} goes to ${batch}`);
  });

  test.each([
    [predict, benign, SAMPLE],
    [predict, [sampleOf(benign)], SAMPLE],
    [predict, 5, SAMPLE],
    [batch, benign, BATCH],
    [batch, [sampleOf(benign)], BATCH],
    [batch, sampleOf(benign), BATCH],
    [batch, { instances: [benign] }, BATCH],
    [batch, { samples: sampleOf(benign) }, BATCH],
  ])("%s, %j: %s", async (path, body, example) => {
    expect((await failure(await post(path, body), 422)).detail).toContain(`as ${example}, got`);
  });
});

describe("scores", () => {
  test.each([
    ["5", 'got the string "5"'],
    ["5.0", 'got the string "5.0"'],
    ["?", 'got "?"; leave an unknown score out or send null'],
    ["NA", 'got "NA"; leave an unknown score out or send null'],
    ["five", 'got "five"'],
    [true, "got true"],
    [[5], "got a list"],
    [0, "got 0"],
    [{}, "got an object"],
  ])("%j in JSON", async (value, end) => {
    const { "/mitoses": detail } = errorsOf(await failure(await post(predict, { mitoses: value }), 422));
    expect(detail).toBe(`must be a whole number from 1 to 10, ${end}`);
  });

  test("a number beyond all numbers", async () => {
    const { detail } = await failure(await post(predict, '{"mitoses":1e400}'), 422);
    expect(detail).toBe("mitoses must be a whole number from 1 to 10, got Infinity");
  });

  test.each(["NaN", "-NaN", "Infinity", "-Infinity"])("JSON has no %s", async (word) => {
    const line = `{"clumpThickness":5,"mitoses":${word}}`;
    const advice = `JSON has no ${word.replace("-", "")}; leave an unknown score out or send null`;
    expect((await failure(await post(predict, line), 400)).detail).toBe(`${advice}.`);
    expect((await failure(await post(batch, `{"samples":[${line}]}`), 400)).detail).toContain(advice);
    expect(await (await send("application/x-ndjson", line)).text()).toContain(advice);
  });

  test("a NaN within a string is none", async () => {
    const { detail } = await failure(await post(predict, '{"NaN \\" NaN\\\\":5,}'), 400);
    expect(detail).toContain("is not JSON");
    expect(detail).not.toContain("JSON has no");
  });

  test("other quotes or none, as Python prints a dictionary and Windows' shells pass on", async () => {
    for (const body of ["{'mitoses': 5}", "'{mitoses:5}'", "[ 'a' ]", "{mitoses:5}", "{ mitoses : 5 }"])
      expect((await failure(await post(predict, body), 400)).detail).toContain("names and strings take double quotes");
    for (const body of ['{"mitoses":5', "undefined", '[{"a":}]'])
      expect((await failure(await post(predict, body), 400)).detail).not.toContain("take double quotes");
  });

  test("a name that does not exist is not also told that no score is known", async () => {
    const { detail, errors } = await failure(await post(predict, { clump_thickness: 5, mitosis: 1 }), 422);
    expect(errors).toHaveLength(2);
    expect(detail).toBe(
      "clump_thickness is not a known name; did you mean clumpThickness? mitosis is not a known name; did you mean mitoses?",
    );
  });
});

describe("prevalence", () => {
  test.each(["5", "50", "1", "0", "-1", "5%", "0,05", "", "abc"])("?prevalence=%s is told how to write a share", async (value) => {
    const reply = await call(`${predict}?mitoses=1&prevalence=${encodeURIComponent(value)}`);
    const { "/prevalence": detail } = errorsOf(await failure(reply, 422));
    expect(detail).toMatch(/^must be a number above 0 and below 1, got .*; 5% is 0\.05$/);
  });

  test("in a body it is told to go to the query", async () => {
    const told = "belongs in the query, as ?prevalence=0.05";
    expect(errorsOf(await failure(await post(predict, { mitoses: 1, prevalence: 0.1 }), 422))).toEqual({ "/prevalence": told });
    expect(errorsOf(await failure(await post(batch, { samples: [], prevalence: 0.1 }), 422))).toEqual({ "/prevalence": told });
    expect(await (await send("application/x-ndjson", '{"mitoses":1,"prevalence":0.1}')).text()).toContain(told);
  });
});

describe("a form", () => {
  const form = (body: string, query = "", path = predict) =>
    call(`${path}${query}`, { method: "POST", body, headers: { "Content-Type": "application/x-www-form-urlencoded" } });

  test.each([predict, "/api/v1/explain"])("is read at %s as the query of a GET is", async (path) => {
    for (const query of [queryOf(benign), "mitoses=%3F&bareNuclei=10", "mitoses=5&prevalence=0.05", "mitoses=5%2C0"])
      expect(await (await form(query, "", path)).json()).toEqual(await (await call(`${path}?${query}`)).json());
  });

  test.each(["mitoses=11", "mitosis=5", "mitoses=1&mitoses=2", "mitoses=", "a"])("%s has the errors that GET has", async (query) => {
    const reply = await form(query);
    if (query === "a") return expect((await failure(reply, 400)).detail).toContain("not JSON");
    expect(await failure(reply, 422)).toEqual(await failure(await call(`${predict}?${query}`), 422));
  });

  test("takes its prevalence from the query too, but once", async () => {
    const byQuery = await (await call(`${predict}?mitoses=5&prevalence=0.05`)).json();
    expect(await (await form("mitoses=5", "?prevalence=0.05")).json()).toEqual(byQuery);
    const twice = await failure(await form("mitoses=5&prevalence=0.05", "?prevalence=0.05"), 422);
    expect(errorsOf(twice)).toEqual({ "/prevalence": "is given in the query and in the form" });
  });

  test("may hold JSON, as curl sends it", async () => {
    expect(await (await form(SAMPLE)).json()).toEqual(await (await post(predict, SAMPLE)).json());
  });
});

describe("types of body", () => {
  const csv = `clumpThickness,mitoses\n5,1\n`;

  test.each(["application/x-www-form-urlencoded", "application/json", ""])("a table sent as %j is told its type", async (type) => {
    const headers: Record<string, string> = type ? { "Content-Type": type } : {};
    const body = new TextEncoder().encode(csv);
    const { detail } = await failure(await call(batch, { method: "POST", body, headers }), 400);
    expect(detail).toContain("Content-Type: text/csv");
  });

  test("samples one per line, sent as JSON, are told their type", async () => {
    const { detail } = await failure(await post(batch, `${SAMPLE}\n${SAMPLE}\n`), 400);
    expect(detail).toContain("Content-Type: application/x-ndjson");
  });

  test("415 at batch names CSV and NDJSON, at predict the batch", async () => {
    const detailAt = async (path: string) => (await failure(await post(path, csv, { "Content-Type": "text/plain" }), 415)).detail;
    expect(await detailAt(batch)).toContain("application/json or text/csv or application/x-ndjson, not as text/plain");
    expect(await detailAt(predict)).toContain(batch);
    expect(await detailAt(batch)).toContain("--data-binary");
    expect(await detailAt(predict)).toContain("fetch says text/plain unless the header Content-Type is set");
  });
});

test("nothing at all is told by example", async () => {
  const { detail } = await failure(await call(predict), 422);
  const query = /\?clumpThickness\S+/.exec(detail)?.[0];
  expect((await call(`${predict}${query}`)).status).toBe(200);
});

describe("the type of a problem", () => {
  test.each([
    ["/api#malformed-body", 400, () => post(predict, "{")],
    ["/api#too-large", 413, () => post(predict, " ".repeat(1 << 20))],
    ["/api#unsupported-type", 415, () => post(predict, "", { "Content-Type": "image/png" })],
    ["/api#invalid-input", 422, () => post(predict, {})],
    ["/api#unclear-columns", 422, () => send("text/csv", "clump,Bare.nukl,mitoses\n5,10,1\n3,2,1\n")],
    ["about:blank", 404, () => call("/api/v1/nothing")],
    ["about:blank", 405, () => call(predict, { method: "PUT" })],
  ] as const)("%s with %i", async (type, status, ask) => {
    const document = await failure(await ask(), status);
    expect(document.type).toBe(type);
  });

  test("every type has its title", async () => {
    const types = z.toJSONSchema(problem).properties?.type as { enum: string[] };
    expect(types.enum).toHaveLength(7);
    expect((await failure(await post(predict, {}), 422)).title).toBe("The input has errors");
    expect((await failure(await call("/api/v1/nothing"), 404)).title).toBe("Not Found");
  });
});

describe("what curl -d makes of a file", () => {
  const header = featureKeys.join();
  const row = benign.join();
  const hint = "curl keeps the line ends of a file with --data-binary and removes them with -d";
  const rowsOf = (count: number) => Array<string>(count).fill(row);

  test.each([
    ["a header and a row", [header, row]],
    ["a header and more rows than there may be columns", [header, ...rowsOf(40)]],
    ["rows without a header", rowsOf(3)],
    ["more than 64 KiB", [header, ...rowsOf(5_000)]],
  ])("CSV: %s", async (_, lines) => {
    const reply = await send("text/csv", lines.join(""));
    expect((await failure(reply, reply.status === 400 ? 400 : 422)).detail).toMatch(new RegExp(`\\. No line end was found: ${hint}\\.$`));
    expect((await send("text/csv", lines.join("\n"))).status).toBe(200);
  });

  test("CSV: a header without a row is an error, whatever its line ends", async () => {
    for (const body of [header, `${header}\n`, `${header}\r\n,,,,,,,,\r\n`, `${header}\n${header}\n`])
      expect((await failure(await send("text/csv", body), 422)).detail).toContain("The table has a header but no rows");
  });

  test("CSV: another kind of file is not told of line ends", async () => {
    expect((await failure(await send("text/csv", '{"mitoses":5}'), 415)).detail).not.toContain("curl");
  });

  test("NDJSON", async () => {
    const reply = await send("application/x-ndjson", '{"mitoses":5}{"mitoses":6}\n{"mitoses":5}\n{"}{":}\n');
    const details = (await textOf(reply))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).error?.detail);
    expect(details).toEqual([`the line holds more than one sample: ${hint}`, undefined, expect.stringContaining("is not JSON")]);
  });
});
