import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { markdownTable, terminalTable } from "../../../scripts/cli/table.ts";

const rows = [
  ["", "loss", "note"],
  ["forest", "0.1", "a"],
  ["net", "0.079", "longer than the others"],
];

test("a terminal table aligns the first column left and the others right", () => {
  expect(stripVTControlCharacters(terminalTable(rows))).toBe(
    ["         loss                    note", "forest    0.1                       a", "net     0.079  longer than the others"].join("\n"),
  );
});

test("a Markdown table says how its columns are aligned; a last column of texts is not padded", () => {
  expect(markdownTable(rows, ["left", "right", "left"])).toBe(
    ["|        |  loss | note |", "| ------ | ----: | --- |", "| forest |   0.1 | a |", "| net    | 0.079 | longer than the others |"].join(
      "\n",
    ),
  );
});

test("narrow columns keep a rule of three characters, and a bar in a cell is escaped", () => {
  expect(
    markdownTable([
      ["a", "b"],
      ["x|y", "1"],
    ]),
  ).toBe(["| a    |   b |", "| ---- | --: |", "| x\\|y |   1 |"].join("\n"));
});
