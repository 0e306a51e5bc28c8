import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatColumns, parseColumns } from "../../data/tables/index.ts";
import { readTrainingData, type TrainingDataOptions } from "../../scripts/training-data.ts";
import type { Expectation, Expected } from "../data/cases/expected.ts";

const casesFolder = new URL("../data/cases/", import.meta.url);
const { cases } = JSON.parse(readFileSync(new URL("expected.json", casesFolder), "utf8")) as Expected;

/** What reading for training comes to: what was said, and the data unless they were refused. */
async function reading(path: string, options: TrainingDataOptions = {}) {
  const said: string[] = [];
  try {
    return { data: await readTrainingData(path, { ...options, onNotice: (sentence) => said.push(sentence) }), said };
  } catch (error) {
    if ((error as Error).name !== "UsageError") throw error;
    return { refusal: (error as Error).message, said };
  }
}

describe.each(cases)("$file ($kind)", ({ file, train, train_alternatives, train_variants = [] }) => {
  test.each([train ?? { any_of: train_alternatives }, ...train_variants] as Expectation[])("in training: $args", async (expected) => {
    const argument = (name: string) => expected.args?.[expected.args.indexOf(name) + 1];
    const columns = expected.args?.includes("--columns") ? parseColumns(argument("--columns")!) : undefined;
    if (columns && "error" in columns) throw new Error(columns.error);
    const malignant = expected.args?.includes("--malignant") ? argument("--malignant") : undefined;
    const path = new URL(file, casesFolder).pathname;
    const { data, refusal, said } = await reading(path, { columns, malignant });
    const result = data
      ? {
          outcome: "read",
          rows: data.origin.rows,
          classes: data.origin.stated!.classes,
          complete: [0, 1].map((label) => data.labels.filter((other) => other === label).length),
        }
      : { outcome: "refused", message: expect.stringMatching(/^[^\n]+$/) };
    const matching = (expected.any_of ?? [expected]).find(({ outcome }) => outcome === result.outcome);
    expect(matching, refusal).toBeDefined();
    const { rows, benign, malignant: positive, complete, says } = matching!;
    if (says) expect([...said, refusal].join("\n")).toMatch(new RegExp(says, "ims"));
    if (data) expect(result).toEqual({ outcome: "read", rows, classes: [benign, positive], complete });
    else expect(refusal).toContain(`${path}: `);
  });
});

describe("what nothing can be learned from is refused in one sentence", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "cytonet-data-"));
    mkdirSync(join(folder, "folder"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const header = "a,b,c,d,e,f,g,h,i,class";
  const columns = parseColumns(
    "clumpThickness:a,uniformityOfCellSize:b,uniformityOfCellShape:c,marginalAdhesion:d,singleEpithelialCellSize:e,bareNuclei:f,blandChromatin:g,normalNucleoli:h,mitoses:i",
  ) as Map<never, string>;
  const benign = (i: number) => `${1 + (i % 3)},1,1,1,2,1,3,1,1,benign`;
  const malignant = (i: number) => `${8 + (i % 3)},10,10,8,7,10,9,7,1,malignant`;
  const rows = (count: number, row: (i: number) => string) => Array.from({ length: count }, (_, i) => row(i));
  const read = async (name: string, lines: readonly string[], options: TrainingDataOptions = {}) => {
    writeFileSync(join(folder, name), lines.join("\n"));
    return reading(join(folder, name), { columns, ...options });
  };

  test.each([
    ["an empty file", [], "The file is empty"],
    ["a header alone", [header], "able has a header but no rows"],
    ["one class", [header, ...rows(20, benign)], "training needs rows of both classes; none is malignant"],
    [
      "nine rows of a class",
      [header, ...rows(20, benign), ...rows(9, malignant)],
      "at least 10 complete rows of each class; 9 are malignant",
    ],
    [
      "equal rows",
      [header, ...rows(12, () => "1,1,1,1,1,1,1,1,1,benign"), ...rows(12, () => "1,1,1,1,1,1,1,1,1,malignant")],
      "all complete rows have the same nine scores",
    ],
    ["no diagnosis given", [header, ...rows(20, (i) => benign(i).replace("benign", ""))], "no row has a diagnosis, which training needs"],
  ])("%s", async (name, lines, message) => {
    const { refusal } = await read(`${name}.csv`, lines);
    expect(refusal).toContain(join(folder, `${name}.csv: `));
    expect(refusal).toContain(message);
    expect(refusal).not.toContain("\n");
  });

  test("a folder, a file that is not there, and a ZIP file that is no workbook", async () => {
    expect((await reading(join(folder, "folder"))).refusal).toMatch(/folder: this is a folder, not a file$/);
    expect((await reading(join(folder, "none.csv"))).refusal).toMatch(/none\.csv: no such file or folder$/);
    writeFileSync(join(folder, "some.zip"), Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0, 0, 0));
    expect((await reading(join(folder, "some.zip"))).refusal).toContain("cannot be read as an Excel workbook");
  });

  test("of many errors: what they have in common, the first ten, the lines of all; --skip-faulty trains on the others", async () => {
    const faulty = rows(30, (i) => (i % 10 === 9 ? "11" : "3.54").concat(malignant(i).slice(malignant(i).indexOf(","))));
    const lines = [header, ...rows(20, benign), ...faulty, ...rows(20, malignant), "1,1,1,1,1,1,1,1,1,"];
    const { refusal } = await read("faulty.csv", lines);
    expect(refusal).toContain("faulty.csv: 31 of 71 rows have errors; in 30 of them, a must be a whole number from 1 to 10");
    expect(refusal!.match(/^ {2}line \d+: /gm)).toHaveLength(10);
    expect(refusal).toContain("\n  line 22: a must be a whole number from 1 to 10, or empty where unknown, got 3.54; if it is a mean");
    expect(refusal).toContain("\n  and lines 32–51, 72\n");
    const { data, said } = await read("faulty.csv", lines, { skipFaulty: true });
    expect(data!.origin).toMatchObject({ rows: 71, used: 40 });
    expect(data!.origin.stated).toEqual({
      file: "faulty.csv",
      source: null,
      licence: null,
      classes: [20, 20],
      leftOut: { errors: 30, noDiagnosis: 1, unknownScores: 0 },
      reading: { columns: formatColumns(columns), skipFaulty: true },
    });
    expect(said.join("\n")).toContain("line 22: ");
  });

  test("the hash is that of the bytes: one changed score, another hash", async () => {
    const lines = [header, ...rows(20, benign), ...rows(20, malignant)];
    const [one, same, other] = await Promise.all([
      read("one.csv", lines, { source: "a clinic", licence: "CC0" }),
      read("same.csv", lines),
      read("other.csv", lines.with(1, benign(1))),
    ]);
    expect(one.data!.origin.sha256).toBe(same.data!.origin.sha256);
    expect(one.data!.origin.sha256).not.toBe(other.data!.origin.sha256);
    expect(one.data!.origin.stated).toMatchObject({ file: "one.csv", source: "a clinic", licence: "CC0" });
    await expect(readTrainingData("data/wisconsin.csv", { source: "a clinic" })).rejects.toThrow(
      "--source and --licence are for data of your own",
    );
  });
});
