import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { featureKeys } from "../../data/features.ts";
import { type DataError, isComplete, parseSamples } from "../../data/samples.ts";

const csv = readFileSync(new URL("../../data/wisconsin.csv", import.meta.url), "utf8");
const header = `id,${featureKeys.join()},diagnosis`;

describe("the Wisconsin data", () => {
  const samples = parseSamples(csv);

  test("has the counts that data/README.md states", () => {
    const readme = readFileSync(new URL("../../data/README.md", import.meta.url), "utf8").replace(/ +/g, " ");
    const complete = samples.filter(isComplete);
    const counts = {
      rows: samples.length,
      benign: samples.filter(({ diagnosis }) => diagnosis === "benign").length,
      malignant: samples.filter(({ diagnosis }) => diagnosis === "malignant").length,
      "rows with an unknown score (all of them bare nuclei)": samples.length - complete.length,
      "complete rows": complete.length,
      "complete rows that differ in scores or diagnosis": new Set(complete.map(({ values, diagnosis }) => `${values} ${diagnosis}`)).size,
    };
    expect(Object.values(counts)).toEqual([699, 458, 241, 16, 683, expect.any(Number)]);
    for (const [what, count] of Object.entries(counts)) expect(readme).toContain(`| ${what} | ${count} |`);
  });

  test("misses scores of bare nuclei only", () => {
    const unknown = samples.flatMap(({ values }) => values.flatMap((value, f) => (value === null ? [featureKeys[f]] : [])));
    expect(unknown).toEqual(Array(16).fill("bareNuclei"));
  });

  test("is unchanged", () => {
    expect(createHash("sha256").update(csv).digest("hex")).toBe("d7c6a7135fd2354b3d0aa686685404d7048bed261970412cebb012b49003b2bf");
  });
});

describe("every error is named with its line and column", () => {
  const errorsIn = (text: string) => {
    try {
      parseSamples(text);
    } catch (error) {
      return (error as DataError).message;
    }
    return "none";
  };

  test.each([
    ["id,a\n1,2", `line 1: the header must be ${header}, got id,a`],
    [`${header}\n1,5,1,1,1,2,1,3,1,11,benign`, "line 2, mitoses: must be a whole number from 1 to 10, or empty, got 11"],
    [`${header}\n1,0,1,1,1,2,1,3,1,1,benign`, "line 2, clumpThickness: must be a whole number from 1 to 10, or empty, got 0"],
    [
      `${header}\n1,2.5,1,1,1,2,x,3,1,1,benign`,
      "line 2, clumpThickness: must be a whole number from 1 to 10, or empty, got 2.5\nline 2, bareNuclei: must be a whole number from 1 to 10, or empty, got x",
    ],
    [`${header}\n\n1,5,1,1,1,2,1,3,1,1`, "line 3: must have 11 columns, got 10"],
    [`${header}\n1,5,1,1,1,2,1,3,1,1,Benign`, "line 2, diagnosis: must be benign or malignant, got Benign"],
    [`${header}\n`, "line 2: the file has no samples"],
  ])("%j", (text, message) => {
    expect(errorsIn(text)).toBe(message);
  });

  test("no cell but a score or an unknown one is accepted", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((cell) => !/[,\r\n]/.test(cell)),
        (cell) => {
          const text = `${header}\n1,${cell},1,1,1,2,1,3,1,1,benign`;
          const isGood = /^(\s*|\?|NA|[1-9]|0[1-9]|10)$/.test(cell.trim());
          expect(errorsIn(text) === "none").toBe(isGood);
        },
      ),
    );
  });
});

test("?, NA and an empty cell are unknown; BOM, CRLF and a missing final newline are harmless", () => {
  const samples = parseSamples(`\uFEFF${header}\r\n7,?,NA,,1,2,1,3,1,1,malignant`);
  expect(samples).toEqual([{ id: "7", values: [null, null, null, 1, 2, 1, 3, 1, 1], diagnosis: "malignant", line: 2 }]);
});
