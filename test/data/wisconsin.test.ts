import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { featureKeys } from "../../data/features.ts";
import { readTable, type WholeTable } from "../../data/tables/index.ts";
import { isWisconsin, wisconsin } from "../../data/wisconsin.ts";

const bytes = readFileSync(new URL(`../../data/${wisconsin.file}`, import.meta.url));

describe("the Wisconsin data", () => {
  const { rows, notices } = readTable(bytes) as WholeTable;

  test("have the counts that data/README.md states", () => {
    const readme = readFileSync(new URL("../../data/README.md", import.meta.url), "utf8").replace(/ +/g, " ");
    const complete = rows.filter(({ values }) => !values!.includes(null));
    const counts = {
      rows: rows.length,
      benign: rows.filter(({ diagnosis }) => diagnosis === "benign").length,
      malignant: rows.filter(({ diagnosis }) => diagnosis === "malignant").length,
      "rows with an unknown score (all of them bare nuclei)": rows.length - complete.length,
      "complete rows": complete.length,
      "distinct complete rows": new Set(complete.map(({ values, diagnosis }) => `${values} ${diagnosis}`)).size,
    };
    expect(Object.values(counts)).toEqual([699, 458, 241, 16, 683, expect.any(Number)]);
    for (const [what, count] of Object.entries(counts)) expect(readme).toContain(`| ${what} | ${count} |`);
  });

  test("lack bare nuclei alone", () => {
    const unknown = rows.flatMap(({ values }) => values!.flatMap((value, f) => (value === null ? [featureKeys[f]] : [])));
    expect(unknown).toEqual(Array(16).fill("bareNuclei"));
  });

  test("are the file they were, and read without a notice", () => {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect(sha256).toBe(wisconsin.sha256);
    expect(isWisconsin({ sha256 })).toBe(true);
    expect(notices).toEqual([]);
  });
});
