import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wisconsinData } from "../../../web/lab/experiment/data-sets.ts";
import { type ColumnChoice, MOST_LISTED, type OwnReading } from "../../../web/lab/own/own-table.ts";
import { readOwnTable } from "../../../web/lab/own/read-own-table.ts";

type Table = Extract<OwnReading, { kind: "table" }>;

const read = (text: string, choice?: ColumnChoice) => readOwnTable(new Blob([text]), choice);

async function tableOf(text: string, choice?: ColumnChoice): Promise<Table> {
  const reading = await read(text, choice);
  if (reading.kind === "refused") throw new Error(reading.detail);
  return reading;
}

async function refusalOf(text: string): Promise<string> {
  const reading = await read(text);
  return reading.kind === "refused" ? reading.detail : "";
}

describe("a table of the nine scores", () => {
  const csv = readFileSync(new URL("../../../data/wisconsin.csv", import.meta.url), "utf8");

  test("is what the lab has of the Wisconsin rows, without those that have an unknown score", async () => {
    const table = await tableOf(csv);
    expect(table.data).toEqual(wisconsinData(csv));
    expect([table.isScores, table.leftOut]).toEqual([true, { errors: 0, noClass: 0, unknown: 16 }]);
  });

  test("has its errors by line, and the other rows are learned from", async () => {
    const [header, ...rows] = csv.split("\n");
    const wrong = [rows[0], rows[5], "7,11,1,1,1,2,1,3,1,1,benign", "8,5,1,1,1,2,1,3,1,1,perhaps", "9,5,1,1,1,2,1,3,1,1,", rows[12]];
    const table = await tableOf([header, ...wrong].join("\n"));
    expect(table.leftOut).toEqual({ errors: 2, noClass: 1, unknown: 0 });
    expect(table.errors.map(({ line, error }) => [line, error])).toEqual([
      [4, "clumpThickness must be a whole number from 1 to 10, or empty where unknown, got 11"],
      [5, "diagnosis must be benign or malignant, got perhaps"],
    ]);
    expect(table.data.rows.length).toBe(3);
  });
});

describe("any table of numbers", () => {
  const text = "name;height;weight;class\nann;1,70;60;no\nbob;1,85;95;yes\ncat;x;70;no\ndan;1,60;;yes\neve;1,64;58;\nfay;1,75;80;yes\n";

  test("has its numbers, its class, and what is left out", async () => {
    const table = await tableOf(text);
    expect(table.data).toEqual({
      rows: [
        [1.7, 60],
        [1.85, 95],
        [1.75, 80],
      ],
      labels: [0, 1, 1],
      inputNames: ["height", "weight"],
      classNames: ["no", "yes"],
    });
    expect(table.leftOut).toEqual({ errors: 1, noClass: 1, unknown: 1 });
    expect(table.errors).toEqual([
      { line: 4, text: "cat · x · 70 · no", error: 'height must be a number, or empty where unknown, got "x"' },
    ]);
    expect(table.notices).toEqual(["Not used, because they hold no numbers or only number the rows: name."]);
  });

  test("is read with the other class where that is chosen, and has another hash then", async () => {
    const table = await tableOf(text);
    const other = await tableOf(text, { classColumn: 3, positive: "no" });
    expect(other.data.classNames).toEqual(["yes", "no"]);
    expect(other.data.labels).toEqual(table.data.labels.map((label) => 1 - label));
    expect(other.sha256).not.toBe(table.sha256);
  });

  test("has the same hash with other separators, line ends and a column more that is not used", async () => {
    const same = "height\tweight\tclass\tid\r\n1.7\t60\tno\t1\r\n1.85\t95\tyes\t2\r\n1.75\t80\tyes\t3\r\n";
    expect((await tableOf(same)).sha256).toBe((await tableOf(text)).sha256);
  });

  test("without a header has numbered columns", async () => {
    const table = await tableOf("1.5,2,0\n2.5,3,1\n3.5,9,1\n");
    expect(table.data.inputNames).toEqual(["column 1", "column 2"]);
    expect(table.data.labels).toEqual([0, 1, 1]);
  });

  test("that is written is read again", async () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0);
    const rows = fc.array(fc.tuple(number, number), { minLength: 2, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(rows, async (drawn) => {
        const lines = drawn.map(([x, y], i) => `${x},${y},${i % 2 === 0 ? "a" : "b"}`);
        const { data } = await tableOf(["u,v,class", ...lines].join("\n"));
        const numbered = [0, 1].some((c) => drawn.every((row) => Number.isInteger(row[c])));
        if (!numbered) expect(data.rows).toEqual(drawn);
      }),
      { numRuns: 50 },
    );
  });

  test("lists its first errors alone", async () => {
    const lines = Array.from({ length: 200 }, (_, i) => (i < 80 ? "x,y,1" : `${i}.5,${i % 7},${i % 2}`));
    const table = await tableOf(["a,b,class", ...lines].join("\n"));
    expect([table.errors.length, table.leftOut.errors]).toEqual([MOST_LISTED, 80]);
  });
});

test.for([
  ["", "The file is empty"],
  ["dear sir", "exactly two different values"],
  ["a,b\n1,2\n3,4\n5,6\n", "No column has exactly two different values. Found: a (3), b (3)."],
  ["a,class\nx,yes\ny,no\n", "No column other than “class” holds numbers"],
  ['{"a": [1, 2]}', "This looks like JSON"],
  [`a,class\n${Array.from({ length: 20_001 }, (_, i) => `${i}.5,${i % 2}`).join("\n")}`, "must have at most 20,000 rows, got 20,001"],
  [
    `${Array.from({ length: 33 }, (_, c) => `x${c}`).join()},class\n${[0, 1]
      .map(
        (label) =>
          `${Array(33)
            .fill(1.5 + label)
            .join()},${label}`,
      )
      .join("\n")}`,
    "at most 32 columns of numbers, got 33",
  ],
  ["a,class\n1.5,yes\n2.5,yes\n,no\n", "Both classes must have complete rows, got none of “no”"],
] as const)("a table is refused with what is wrong (%#)", async ([text, detail]) => {
  expect(await refusalOf(text)).toContain(detail);
});
