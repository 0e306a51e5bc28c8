import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { featureKeys } from "../../data/features.ts";
import { readTable } from "../../data/tables/index.ts";
import { answerLines } from "../../model/prediction/answer-lines.ts";
import { predict } from "../../model/prediction/predict.ts";
import { model } from "../../worker/model.ts";
import { prediction } from "../../worker/responses.ts";
import { benign, bodyOf, errorsOf, failure, malignant, post, sampleOf, send, streamOf, textOf } from "./api.ts";

const csv = (text: BodyInit, query = "", parameters = "") => send(`text/csv${parameters}`, text, query);

const row = (values: readonly (number | string)[]) => values.join(",");
const header = featureKeys.join(",");
const added = "prediction,probability,predictionSet,assessment,unknown,unusual,error";

/** What predict returns for a sample, as CSV columns. */
async function columns(sample: unknown, query = ""): Promise<string> {
  const one = await bodyOf(await post(`/api/v1/predict${query}`, sample), prediction);
  return `${one.prediction},${one.probability},${one.predictionSet.join("|")},${one.assessment},${one.unknown.join("|")},${one.unusual ?? ""},`;
}

describe("a table comes back as it stood, with its predictions beside it", () => {
  test("the columns of the input in their order, then those of the prediction", async () => {
    const reply = await csv(`${header}\n${row(benign)}\n${row(malignant)}\n`);
    expect(reply.headers.get("Content-Type")).toBe("text/csv; charset=utf-8; header=present");
    expect(reply.headers.get("Cytonet-Notices")).toBeNull();
    expect(await textOf(reply)).toBe(
      `${header},${added}\n${row(benign)},${await columns(sampleOf(benign))}\n${row(malignant)},${await columns(sampleOf(malignant))}\n`,
    );
  });

  test("any order, other columns, unknowns, quotes, CRLF, BOM, no last newline", async () => {
    const text = await textOf(await csv('\uFEFFnote,mitoses,"bareNuclei"\r\n"a ""b"", c\r\nd",unknown,"10"\r\n,NA,10\r\n"x", ,10.0'));
    const expected = await columns({ bareNuclei: 10 });
    expect(text).toBe(
      `note,mitoses,"bareNuclei",${added}\r\n"a ""b"", c\r\nd",unknown,"10",${expected}\r\n,NA,10,${expected}\r\n"x", ,10.0,${expected}\r\n`,
    );
  });

  test("semicolons in, semicolons out", async () => {
    const [head, first] = (await textOf(await csv("mitoses;bareNuclei\n1;10,0\n"))).split("\n");
    expect(head).toBe(`mitoses;bareNuclei;${added.replaceAll(",", ";")}`);
    expect(first).toBe(`1;10,0;${(await columns({ mitoses: 1, bareNuclei: 10 })).replaceAll(",", ";")}`);
  });

  test("the raw UCI file, at a prevalence", async () => {
    const reply = await csv(`1000025,${row(benign)},2\n1057013,8,4,5,1,2,?,7,3,1,4\n`, "?prevalence=0.3");
    expect(reply.headers.get("Content-Type")).toContain("header=absent");
    const unknown = { ...sampleOf([8, 4, 5, 1, 2, 1, 7, 3, 1]), bareNuclei: null };
    expect(await textOf(reply)).toBe(
      `1000025,${row(benign)},2,${await columns(sampleOf(benign), "?prevalence=0.3")}\n1057013,8,4,5,1,2,?,7,3,1,4,${await columns(unknown, "?prevalence=0.3")}\n`,
    );
  });

  test("a column that has one of the added names keeps it", async () => {
    expect(await textOf(await csv("mitoses,prediction\n1,x\n"))).toMatch(/^mitoses,prediction,cytonet_prediction,probability,/);
  });
});

describe("a bad row keeps its place and gets its error", () => {
  test.each([
    ["11", "bareNuclei must be a whole number from 1 to 10, or empty where unknown, got 11"],
    ["2.5", "if it is a mean that was filled in for an unknown score, leave the cell empty"],
    ["?", "at least one feature must be known"],
    ["1,2", "the row must have 1 columns, got 2"],
  ])("%s", async (cell, detail) => {
    const lines = (await textOf(await csv(`bareNuclei\n${cell}\n5\n`))).split("\n");
    expect(lines[1]).toMatch(new RegExp(`^${cell.split(",")[0]?.replace("?", "\\?")},,,,,,"?.*${detail}"?$`));
    expect(lines[2]).toBe(`5,${await columns({ bareNuclei: 5 })}`);
  });

  test.each([
    ["at the end", ""],
    ["before many rows", "3,c\n".repeat(30_000)],
  ])("a quoted cell that never closes, %s, spoils only its own row", async (_, more) => {
    const lines = (await textOf(await csv(`mitoses,note\n1,"open\n2,b\n${more}`))).trim().split("\n");
    expect(lines).toHaveLength(3 + more.length / 4);
    expect(lines[1]).toBe("1,open,,,,,,,the quotes are not closed");
    expect(lines[2]).toBe(`2,b,${await columns({ mitoses: 2 })}`);
  });

  test("a row that is too long", async () => {
    const lines = (await textOf(await csv(`mitoses,note\n0,a\n1,${"x".repeat(200_000)}\n2,b\n`))).trim().split("\n");
    expect(lines.slice(2)).toEqual([",,,,,,,,the row is longer than 65536 characters", `2,b,${await columns({ mitoses: 2 })}`]);
  });

  test("bytes that are not in the charset", async () => {
    const encoder = new TextEncoder();
    const bytes = Uint8Array.from([...encoder.encode("mitoses,note\n1,a\n2,"), 0xe9, ...encoder.encode("\n3,é\n")]);
    const lines = (await textOf(await csv(bytes))).trim().split("\n");
    expect(lines.map((line) => line.split(",").at(-1))).toEqual([
      "error",
      "",
      "note holds bytes that are not in the charset of the file",
      "",
    ]);
  });
});

describe("charset", () => {
  const text = "mitoses,nöte\n5,é\n";
  const utf16 = Uint16Array.from([0xfeff, ...Array.from(text, (character) => character.charCodeAt(0))]);
  const latin = Uint8Array.from(text, (character) => character.charCodeAt(0));

  test.each([
    ["utf-8", new TextEncoder().encode(text)],
    ['"UTF-8"', new TextEncoder().encode(text)],
    ["utf-16", new Uint8Array(utf16.buffer)],
    ["windows-1252", latin],
    ["ISO-8859-1", latin],
  ])("%s is read, and the answer is UTF-8", async (label, bytes) => {
    expect(await textOf(await csv(bytes, "", `; charset=${label}`))).toBe(await textOf(await csv(text)));
  });

  test.each(["koi8-r", "shift_jis", "utf-7"])("%s is a 415 that names what is read", async (label) => {
    const { detail } = await failure(await csv(text, "", `; charset=${label}`), 415);
    expect(detail).toContain("utf-8, utf-16, windows-1252, iso-8859-1");
    expect(detail).toContain(label);
  });
});

describe("?columns= and ?malignant=", () => {
  const text = "Bare.nukl,mitoz,class\n5,1,0\n3,2,1\n";

  test("columns that nobody knows are asked about all at once, with the nearest names", async () => {
    const document = await failure(await csv(text), 422);
    expect(errorsOf(document)).toEqual({
      "/Bare.nukl": "holds scores, but no feature is named so; did you mean bareNuclei?",
      "/mitoz": "holds scores, but no feature is named so; did you mean mitoses?",
    });
    expect(document.detail).toContain("?columns=");
  });

  test("and so are columns that are named alike, by their numbers", async () => {
    const document = await failure(await csv("mitoses,mitoses,bareNuclei\n1,2,3\n"), 422);
    expect(errorsOf(document)).toEqual({
      "/1": "is one of several columns that are named like mitoses",
      "/2": "is one of several columns that are named like mitoses",
    });
  });

  test("at most a hundred are listed, the rest is counted", async () => {
    const names = Array.from({ length: 200 }, (_, column) => `z${column}`);
    const { errors = [] } = await failure(await csv(`mitoses,${names}\n1,${names.map(() => 5)}\n`), 422);
    expect(errors).toHaveLength(101);
    expect(errors.at(-1)?.detail).toBe("100 more columns hold scores without the name of a feature");
  });

  test("the answer to the question is taken", async () => {
    const reply = await csv(text, `?${new URLSearchParams({ columns: "bareNuclei:Bare.nukl,mitoses:mitoz" })}`);
    expect((await textOf(reply)).split("\n")[1]).toBe(`5,1,0,${await columns({ bareNuclei: 5, mitoses: 1 })}`);
    expect(reply.headers.get("Cytonet-Notices")).toContain("?malignant=");
  });

  test("which value means malignant changes no prediction, and no notice asks for it any more", async () => {
    const named = "bareNuclei,mitoses,class\n5,1,0\n3,2,1\n";
    const [without, said] = [await csv(named), await csv(named, "?malignant=1")];
    expect(without.headers.get("Cytonet-Notices")).toContain("?malignant=");
    expect(said.headers.get("Cytonet-Notices") ?? "").not.toContain("?malignant=");
    expect(await textOf(said)).toBe(await textOf(without));
  });

  test.each([
    ["?columns=bareNuclei", ["/columns"]],
    ["?columns=nuclei:Bare.nukl", ["/columns"]],
    ["?columns=bareNuclei:nothing", ["/columns"]],
    ["?columns=", ["/columns"]],
    ["?columns=bareNuclei:Bare.nukl,mitoses:mitoz&malignant=benign", ["/malignant"]],
    ["?colums=x&prevalence=2&columns=a:b&columns=c:d", ["/columns", "/prevalence", "/colums"]],
  ])("%s is refused by name", async (query, pointers) => {
    expect(Object.keys(errorsOf(await failure(await csv(text, query), 422)))).toEqual(pointers);
  });

  test("in NDJSON and JSON there is nothing to name", async () => {
    for (const type of ["application/x-ndjson", "application/json"])
      expect(Object.keys(errorsOf(await failure(await send(type, '{"samples":[]}', "?columns=mitoses:x"), 422)))).toEqual(["/columns"]);
  });
});

describe("Cytonet-Notices", () => {
  const noticesOf = async (text: BodyInit, query = "") => (await csv(text, query)).headers.get("Cytonet-Notices");

  test("one sentence each, as a list of strings; counts where the whole file is known", async () => {
    expect(await noticesOf("clump,bareNuclei\n5,1\nclump,bareNuclei\n-99999,3\n")).toBe(
      '"uniformityOfCellSize, uniformityOfCellShape, marginalAdhesion, singleEpithelialCellSize, blandChromatin, normalNucleoli and mitoses are in no column: unknown in every row.", ' +
        '"Columns are read by their published names: clump as clumpThickness.", ' +
        '"-99999 is read as unknown in 1 cell.", "The header is repeated 1 time among the rows; the repetitions are skipped."',
    );
  });

  test("of a longer file, what its first 64 KiB tell", async () => {
    const long = `mitoses,bareNuclei\n${"5,1\n".repeat(20_000)}-99999,3\n`;
    expect(await noticesOf(long)).not.toContain("99999");
    expect(await noticesOf(long.replace("5,1", "-99999,1"))).toContain('"-99999 is read as unknown."');
  });

  test("names that are not ASCII are percent-encoded", async () => {
    const notices = await noticesOf('"épaisseur ""%""",mitoses\n5,1\n', `?${new URLSearchParams({ columns: "clumpThickness:1" })}`);
    expect(notices).toContain('%"Columns are read as chosen: %c3%a9paisseur %22%25%22 as clumpThickness."');
  });

  test("at most 1 KiB, and what does not fit is counted", async () => {
    const names = featureKeys.map((_, f) => `${"語".repeat(38)}${f}`);
    const query = `?${new URLSearchParams({ columns: featureKeys.map((key, f) => `${key}:${f + 1}`).join() })}`;
    const notices = await noticesOf(`${names},class\n${row(benign)},0\n${row(malignant)},1\n`, query);
    expect(notices?.length).toBeLessThanOrEqual(1024);
    expect(notices).toMatch(/^"The diagnosis column .*", "1 more notice does not fit in this header\."$/);
  });

  test("scripts of other origins may read it", async () => {
    const { headers } = await csv("mitoses\n1\n");
    expect(headers.get("Access-Control-Expose-Headers")).toContain("Cytonet-Notices");
  });
});

describe("what is no table is refused in one sentence", () => {
  test.each([
    ["nothing", "", 400],
    ["empty lines", "\n\n", 400],
    ["a word", "hello", 400],
    ["one very long line", "x".repeat(100_000), 400],
    ["a header without features", "a,b,c\n1,2,3\n", 422],
    ["a feature that is named twice", "mitoses,mitoses\n1,2\n", 422],
    ["JSON", '{"samples":[]}', 415],
    ["bytes that are no text", "\0\u0001binary", 415],
    ["a web page", "<!doctype html><p>5", 415],
    ["more columns than are read", `${"x,".repeat(300)}mitoses\n5\n`, 422],
  ])("%s", async (_, text, status) => {
    const { detail } = await failure(await csv(text), status);
    expect(detail.length).toBeLessThan(1200);
  });

  test.each([
    ["text/tab-separated-values", "application/json or text/csv or application/x-ndjson"],
    ["text/plain", "application/json or text/csv or application/x-ndjson"],
    ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "save the table as CSV"],
    ["application/vnd.ms-excel", "save the table as CSV"],
  ])("%s: 415", async (type, advice) => {
    const reply = await send(type, "mitoses\t1\n");
    expect(reply.headers.get("Accept")).toBe("application/json, text/csv, application/x-ndjson");
    expect((await failure(reply, 415)).detail).toContain(advice);
  });
});

const form = fc.record({
  separator: fc.constantFrom(",", ";", "\t"),
  newline: fc.constantFrom("\n", "\r\n", "\r"),
  names: fc.constantFrom(header.split(","), ["id", ...featureKeys, "note"], ["Clump", "mitoses", "class"], ["NOTE", "bare nuclei"]),
  rows: fc.array(
    fc.array(fc.constantFrom("5", "10", "1.0", "?", "NA", "11", "-99999", "", "x", '"a\n""b"""', '"open', "é€", "3,5"), { maxLength: 12 }),
    { minLength: 1, maxLength: 12 },
  ),
});
const cuts = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 });

function bytesOf({ separator, newline, names, rows }: typeof form extends fc.Arbitrary<infer T> ? T : never): Uint8Array {
  return new TextEncoder().encode([names, ...rows].map((cells) => cells.join(separator)).join(newline));
}

test("however the body is cut, the answer is the same, and its rows are those of the reader", async () => {
  await fc.assert(
    fc.asyncProperty(form, cuts, async (table, lengths) => {
      const bytes = bytesOf(table);
      const whole = await csv(bytes);
      const text = await textOf(whole);
      const cut = await csv(streamOf(bytes, lengths));
      expect([cut.status, cut.headers.get("Cytonet-Notices"), await textOf(cut)]).toEqual([
        whole.status,
        whole.headers.get("Cytonet-Notices"),
        text,
      ]);
      const read = readTable(bytes, { optionNames: { columns: "?columns=", malignant: "?malignant=" } });
      if ("code" in read) {
        expect(JSON.parse(text)).toMatchObject({ status: read.status, detail: read.detail });
        return;
      }
      const { header, predicted, failed } = answerLines(read.table);
      const lines = read.rows.map((one) => (one.values ? predicted(one, predict(model, { values: one.values })) : failed(one)));
      expect(text).toBe(header + lines.join(""));
    }),
    { numRuns: 200 },
  );
});
