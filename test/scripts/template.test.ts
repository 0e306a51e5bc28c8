import { readFileSync } from "node:fs";
import readWorkbook from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { createCellsReader, readTable, sheetCells, type WholeTable, wholeTable } from "../../data/tables/index.ts";
import { meaning, templateCsv, templateRows } from "../../scripts/template/contents.ts";

const read = (name: string) => readFileSync(new URL(`../../web/public/${name}`, import.meta.url));
const examples = templateRows.slice(1).map((row) => row.map(Number));

function expectExamples(table: WholeTable | { readonly code: string }): void {
  if ("code" in table) throw new Error(JSON.stringify(table));
  expect(table.notices).toEqual([]);
  expect(table.table.missing).toEqual([]);
  expect(table.rows.map(({ values }) => values)).toEqual(examples);
}

describe("the template", () => {
  it("as CSV is what the script writes, says what the scores mean, and reads back without a notice", () => {
    const bytes = read("cytonet-template.csv");
    expect(bytes.toString()).toBe(templateCsv());
    expect(bytes.toString()).toContain(meaning);
    expectExamples(readTable(bytes));
  });

  it("as a workbook has the same rows, and what the scores mean on its second sheet", async () => {
    const [scores, about] = await readWorkbook(read("cytonet-template.xlsx"));
    const reader = createCellsReader();
    expectExamples(wholeTable([...(scores?.data ?? []).flatMap((row) => reader.push(sheetCells(row))), ...reader.end()]));
    expect(about?.data[0]?.[0]).toBe(meaning);
  });
});
