import fc from "fast-check";
import { expect, test } from "vitest";
import { featureKeys } from "../../../data/features.ts";
import { createCellsReader } from "../../../data/tables/cells-reader.ts";
import { joinCells, splitCells } from "../../../data/tables/csv.ts";
import { sheetCells } from "../../../data/tables/sheet-cells.ts";
import { caseFile, eventsOf, outcome, read } from "./reading.ts";

function fromCells(rows: readonly (readonly string[])[]) {
  const reader = createCellsReader({ fallback: true });
  return outcome([...rows.flatMap((cells, i) => reader.push(cells, i + 1)), ...reader.end()]);
}

test.each([
  "07-title-case-trailing-spaces.csv",
  "11-r-mlbench-row-names.csv",
  "41-header-five-times.txt",
  "04-no-id-no-header.csv",
  "30-mean-filled-3.54.csv",
])("the rows of %s are read as cells as they are from bytes", (name) => {
  const text = new TextDecoder().decode(caseFile(name));
  const cells = text.split(/\r?\n/).map((line) => splitCells(line, ","));
  const { scores, diagnoses, notices, rows } = fromCells(cells);
  const expected = outcome(eventsOf(caseFile(name)));
  expect({ scores, diagnoses, notices }).toEqual({ scores: expected.scores, diagnoses: expected.diagnoses, notices: expected.notices });
  expect(rows.map(({ line, raw, errors }) => [line, raw, errors])).toEqual(
    expected.rows.map(({ line, raw, errors }) => [line, raw, errors]),
  );
});

test("rows of a sheet end where their cells do, and may begin with a margin", () => {
  const { scores, diagnoses, rows } = fromCells([
    ["The clinic's scores"],
    [],
    ["", ...featureKeys, "class", "note"],
    ["", ..."5 1 1 1 2 1 3 1 1".split(" "), "benign"],
    ["", ..."8 10 10 8 7 10 9 7 1".split(" ")],
    ["", "5", "1"],
  ]);
  expect(scores).toEqual(["5 1 1 1 2 1 3 1 1", "8 10 10 8 7 10 9 7 1", "5 1 ? ? ? ? ? ? ?"]);
  expect(diagnoses).toEqual(["b", "-", "-"]);
  expect(rows.map(({ line }) => line)).toEqual([4, 5, 6]);
});

test("more rows than decide come out one by one", () => {
  const reader = createCellsReader();
  reader.push([...featureKeys]);
  let rows = 0;
  for (let i = 0; i < 10_000; i++) rows += reader.push(Array(9).fill("5")).filter(({ kind }) => kind === "row").length;
  expect(rows).toBe(10_000);
  expect(reader.end()).toEqual([{ kind: "end", rows: 10_000, failed: 0, notices: [] }]);
});

test("an empty sheet and a wrong set are refused", () => {
  expect(fromCells([]).refusal?.code).toBe("empty");
  expect(fromCells([[""], ["", ""]]).refusal?.code).toBe("empty");
  expect(
    fromCells([
      ["radius_mean", "texture_mean", "area_mean", "symmetry_mean", "perimeter_mean"],
      ["17.99", "10.38", "1001", ".2", "122.8"],
    ]).refusal?.code,
  ).toBe("wrong set");
});

test("cells that are joined are split again, whatever they hold", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ unit: "binary" }).map((text) => text.trim()),
        { minLength: 1 },
      ),
      fc.constantFrom(",", ";", "\t"),
      (cells, separator) => {
        expect(splitCells(joinCells(cells, separator), separator)).toEqual(cells);
      },
    ),
  );
});

test("the header and the rows come out as they stood", () => {
  const text = 'id ; "Clump ""thickness""";Mitoses\r\n 1;"5";1\r\n2;8;\r\n';
  const { table, rows } = read(text);
  expect(table?.header).toBe('id ; "Clump ""thickness""";Mitoses');
  expect(rows.map(({ raw }) => raw)).toEqual([' 1;"5";1', "2;8;"]);
  expect([table?.separator, table?.newline, table?.names]).toEqual([";", "\r\n", ["id", 'Clump "thickness"', "Mitoses"]]);
});

test("the cells of a spreadsheet become the text that CSV would have", () => {
  const date = new Date(Date.UTC(2026, 1, 5));
  expect(sheetCells([null, 5, 5.5, "NA", true, date, undefined, new Date(Number.NaN)])).toEqual([
    "",
    "5",
    "5.5",
    "NA",
    "true",
    "2026-02-05",
    "",
    "",
  ]);
});

test("the first sheet of an Excel workbook is read like the same table as CSV", async () => {
  const { readSheet } = await import("read-excel-file/universal");
  const rows = await readSheet(Uint8Array.from(caseFile("66-excel-workbook.xlsx")).buffer);
  const { scores, diagnoses, table } = fromCells(rows.map(sheetCells));
  const expected = outcome(eventsOf(caseFile("58-own-columns-excel-semicolon.csv")));
  expect([scores, diagnoses, table?.names]).toEqual([expected.scores, expected.diagnoses, expected.table?.names]);
});

test("the rows of an ARFF file come out as CSV", () => {
  const { table, rows } = read("@relation r\n@attribute mitoses numeric\n@attribute note string\n@data\n5,'a, b'\n'6','c'\n");
  expect([table?.header, ...rows.map(({ raw }) => raw)]).toEqual(["mitoses,note", '5,"a, b"', "6,c"]);
});
