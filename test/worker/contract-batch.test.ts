import { describe, expect, test } from "vitest";
import type * as z from "zod/mini";
import { featureKeys } from "../../data/features.ts";
import { batchResponse, prediction, rowError } from "../../worker/responses.ts";
import { benign, bodyOf, errorsOf, failure, post, sampleOf, send, textOf } from "./api.ts";

const json = (body: unknown, query = "") => post(`/api/v1/predict/batch${query}`, body);
const ndjson = (text: BodyInit, query = "") => send("application/x-ndjson", text, query);

describe("JSON", () => {
  test("one prediction per sample, equal to that of predict, and the model once", async () => {
    const { predictions, model } = await bodyOf(
      await json({ samples: [sampleOf(benign), { bareNuclei: 7 }] }, "?prevalence=0.2"),
      batchResponse,
    );
    const { model: named, notice: _, ...alone } = await bodyOf(await post("/api/v1/predict?prevalence=0.2", { bareNuclei: 7 }), prediction);
    expect(predictions).toHaveLength(2);
    expect(predictions[1]).toEqual(alone);
    expect(model).toEqual(named);
  });

  test("a bad sample gets its own error in its place", async () => {
    const samples = [{ mitosis: 1 }, sampleOf(benign), 7, { bareNuclei: "5" }];
    const { predictions } = await bodyOf(await json({ samples }), batchResponse);
    expect(predictions.map((one) => "error" in one)).toEqual([true, false, true, true]);
    expect(predictions[3]).toEqual({
      error: {
        detail: 'bareNuclei must be a whole number from 1 to 10, got the string "5"',
        errors: [{ pointer: "/bareNuclei", detail: 'must be a whole number from 1 to 10, got the string "5"' }],
      },
    });
  });

  test("10,000 samples are accepted, 10,001 are too many", async () => {
    const samples = Array.from({ length: 10_001 }, () => ({ mitoses: 1 }));
    expect((await bodyOf(await json({ samples: samples.slice(1) }), batchResponse)).predictions).toHaveLength(10_000);
    await failure(await json({ samples }), 413);
  });

  test("more than 4 MiB are too many", async () => {
    await failure(await json(`{"samples":[${" ".repeat(4 << 20)}]}`), 413);
  });

  test("no samples give no predictions; another shape is an error", async () => {
    expect((await bodyOf(await json({ samples: [] }), batchResponse)).predictions).toEqual([]);
    expect(Object.keys(errorsOf(await failure(await json({ sample: [] }), 422)))).toEqual(["/samples", "/sample"]);
    await failure(await json([sampleOf(benign)]), 422);
  });

  test("a bad list and a bad prevalence are reported together", async () => {
    const document = await failure(await json({ samples: 5, colour: 1 }, "?prevalence=2"), 422);
    expect(Object.keys(errorsOf(document))).toEqual(["/samples", "/colour", "/prevalence"]);
  });
});

describe("errors are counted where there are many", () => {
  const bad = { ...sampleOf(benign.map(() => 11)), colour: 1 };
  const first = "clumpThickness must be a whole number from 1 to 10, got 11";

  test("five per sample", async () => {
    const { predictions } = await bodyOf(await json({ samples: [bad] }), batchResponse);
    const { error } = predictions[0] as z.output<typeof rowError>;
    expect(error.errors.map(({ pointer }) => pointer)).toEqual(featureKeys.slice(0, 5).map((key) => `/${key}`));
    expect(error.detail).toMatch(new RegExp(`^${first}; (.*; ){4}and 5 more$`));
  });

  test.each(["JSON", "NDJSON"])("a hundred per request in %s; every further sample still says what is wrong with it", async (form) => {
    const samples = Array(30).fill(bad);
    const rows =
      form === "JSON"
        ? (await bodyOf(await json({ samples }), batchResponse)).predictions
        : (await textOf(await ndjson(samples.map((sample) => JSON.stringify(sample)).join("\n"))))
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line));
    const errors = (rows as z.output<typeof rowError>[]).map(({ error }) => error);
    expect(errors.map((error) => error.errors.length)).toEqual([...Array(20).fill(5), ...Array(10).fill(0)]);
    for (const { detail } of errors) expect(detail).toContain(`${first}; `);
  });
});

describe("NDJSON", () => {
  test("one prediction per line, an error in place of a bad line, empty lines skipped, no last newline", async () => {
    const reply = await ndjson(`${JSON.stringify(sampleOf(benign))}\r\n\n{"bareNuclei":11}\n{"bare\n[]\n{"bareNuclei":7}`);
    expect(reply.headers.get("Content-Type")).toBe("application/x-ndjson");
    const lines = (await textOf(reply)).split("\n");
    expect(lines.pop()).toBe("");
    const parsed = lines.map((line) => JSON.parse(line) as object);
    expect(parsed.map((one) => "error" in one)).toEqual([false, true, true, true, false]);
    for (const one of parsed) expect(("error" in one ? rowError : prediction).safeParse(one).success).toBe(true);
    expect(parsed[4]).toEqual(await (await post("/api/v1/predict", { bareNuclei: 7 })).json());
  });

  test("a byte-order mark is none of the first sample; bytes that are not UTF-8 make their line an error", async () => {
    const encoder = new TextEncoder();
    const body = [...encoder.encode('\uFEFF{"mitoses":1}\n{"mitoses":2,"'), 0xe9, ...encoder.encode('":1}\n{"mitoses":3}\n{"é":1}\n')];
    const lines = (await textOf(await ndjson(Uint8Array.from(body)))).trim().split("\n");
    const details = lines.map((line) => (JSON.parse(line) as Partial<z.output<typeof rowError>>).error?.detail);
    expect(details).toEqual([undefined, "the line is not UTF-8", undefined, expect.stringMatching(/^é is not a known name/)]);
  });

  test("a line that is too long gets an error, and the next its prediction", async () => {
    const lines = (await textOf(await ndjson(`{"x":"${"y".repeat(200_000)}"}\n{"mitoses":1}\n`))).trim().split("\n");
    expect(lines.map((line) => "error" in JSON.parse(line))).toEqual([true, false]);
  });
});
