import { describe, expect, test } from "vitest";
import { featureKeys } from "../../data/features.ts";
import { batchResponse, prediction, rowError } from "../../worker/responses.ts";
import { benign, bodyOf, errorsOf, failure, malignant, post, sampleOf, send, textOf } from "./api.ts";

const json = (body: unknown, query = "") => post(`/api/v1/predict/batch${query}`, body);
const csv = (text: BodyInit, query = "") => send("text/csv", text, query);
const ndjson = (text: BodyInit, query = "") => send("application/x-ndjson", text, query);

const row = (values: readonly (number | string)[]) => values.join(",");
const header = featureKeys.join(",");

/** What predict returns for a sample, as CSV columns. */
async function columns(sample: unknown, query = ""): Promise<string> {
  const { prediction: name, probability, predictionSet } = await bodyOf(await post(`/api/v1/predict${query}`, sample), prediction);
  return `${name},${probability},${predictionSet.join("|")},`;
}

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
        detail: 'bareNuclei must be a whole number from 1 to 10, got "5"',
        errors: [{ pointer: "/bareNuclei", detail: 'must be a whole number from 1 to 10, got "5"' }],
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

  test("a line that is too long gets an error, and the next its prediction", async () => {
    const lines = (await textOf(await ndjson(`{"x":"${"y".repeat(200_000)}"}\n{"mitoses":1}\n`))).trim().split("\n");
    expect(lines.map((line) => "error" in JSON.parse(line))).toEqual([true, false]);
  });
});

describe("CSV", () => {
  test("the columns of the input in their order, then the four of the prediction", async () => {
    const reply = await csv(`${header}\n${row(benign)}\n${row(malignant)}\n`);
    expect(reply.headers.get("Content-Type")).toBe("text/csv; charset=utf-8; header=present");
    expect(await textOf(reply)).toBe(
      `${header},prediction,probability,predictionSet,error\n${row(benign)},${await columns(sampleOf(benign))}\n${row(malignant)},${await columns(sampleOf(malignant))}\n`,
    );
  });

  test("any order, other columns, unknowns, quotes, CRLF, BOM, no last newline", async () => {
    const text = await textOf(await csv('\uFEFFnote,mitoses,"bareNuclei"\r\n"a ""b"", c\r\nd",unknown,"10"\r\n,?,10\r\n"x", ,10'));
    const expected = await columns({ bareNuclei: 10 });
    expect(text).toBe(
      `note,mitoses,"bareNuclei",prediction,probability,predictionSet,error\r\n"a ""b"", c\r\nd",unknown,"10",${expected}\r\n,?,10,${expected}\r\n"x", ,10,${expected}\r\n`,
    );
  });

  test("semicolons in, semicolons out", async () => {
    const [head, first] = (await textOf(await csv("mitoses;bareNuclei\n1;10\n"))).split("\n");
    expect(head).toBe("mitoses;bareNuclei;prediction;probability;predictionSet;error");
    expect(first).toBe(`1;10;${(await columns({ mitoses: 1, bareNuclei: 10 })).replaceAll(",", ";")}`);
  });

  test("a set of two is benign|malignant", async () => {
    expect(await textOf(await csv("mitoses\n1\n"))).toContain(",benign|malignant,");
  });

  test("the raw UCI file", async () => {
    const reply = await csv(`1000025,${row(benign)},2\n1057013,8,4,5,1,2,?,7,3,1,4\n`, "?prevalence=0.3");
    expect(reply.headers.get("Content-Type")).toContain("header=absent");
    const unknown = { ...sampleOf([8, 4, 5, 1, 2, 1, 7, 3, 1]), bareNuclei: null };
    expect(await textOf(reply)).toBe(
      `1000025,${row(benign)},2,${await columns(sampleOf(benign), "?prevalence=0.3")}\n1057013,8,4,5,1,2,?,7,3,1,4,${await columns(unknown, "?prevalence=0.3")}\n`,
    );
  });

  test.each([
    ["11", "bareNuclei must be a whole number from 1 to 10, got 11"],
    ["NaN", 'bareNuclei must be a whole number from 1 to 10, got ""NaN""'],
    ["2.5", "bareNuclei must be a whole number from 1 to 10, got 2.5"],
    ["?", "at least one feature must be known"],
    ["1,2", "the row must have 1 column, got 2"],
  ])("a row with %s keeps its place and gets its error", async (cell, detail) => {
    const lines = (await textOf(await csv(`bareNuclei\n${cell}\n5\n`))).split("\n");
    expect(lines[1]?.replace(/^[^,]*,,,,/, "").replace(/^"|"$/g, "")).toBe(detail);
    expect(lines[2]).toBe(`5,${await columns({ bareNuclei: 5 })}`);
  });

  test("5.0 is the whole number 5, as tables with gaps write it", async () => {
    expect(await textOf(await csv("bareNuclei\n5.0\n"))).toContain(`5.0,${await columns({ bareNuclei: 5 })}`);
  });

  test.each([
    ["at the end", ""],
    ["before many rows", "3,c\n".repeat(30_000)],
  ])("a quoted cell that never closes, %s, spoils only its own row", async (_, more) => {
    const lines = (await textOf(await csv(`mitoses,note\n1,"open\n2,b\n${more}`))).trim().split("\n");
    expect(lines).toHaveLength(3 + more.length / 4);
    expect(lines[1]).toBe('1,"""open",,,,a quoted cell is not closed');
    expect(lines[2]).toBe(`2,b,${await columns({ mitoses: 2 })}`);
  });

  test("a row that is too long gets an error, and the next its prediction", async () => {
    const lines = (await textOf(await csv(`mitoses,note\n1,${"x".repeat(200_000)}\n2,b\n`))).trim().split("\n");
    expect(lines.slice(1)).toEqual([",,,,,the row is longer than 65536 characters", `2,b,${await columns({ mitoses: 2 })}`]);
  });

  test("a feature named twice and a misspelt name are errors", async () => {
    expect(errorsOf(await failure(await csv("mitoses,mitoses\n1,2\n"), 422))).toEqual({
      "/mitoses": "is the name of more than one column",
    });
    const expected = { "/bare nuclei": "is not a known name; did you mean bareNuclei?" };
    expect(errorsOf(await failure(await csv("mitoses,bare nuclei\n1,2\n"), 422))).toEqual(expected);
  });

  test.each(["", "\n\n", '{"samples":[]}', "hello", "\0\u0001binary", "x".repeat(100_000)])("%j is not CSV: 400", async (text) => {
    await failure(await csv(text), 400);
  });

  test("a header without features is a 422", async () => {
    await failure(await csv("a,b,c\n1,2,3\n"), 422);
  });
});
