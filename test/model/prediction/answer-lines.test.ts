import fc from "fast-check";
import { expect, test } from "vitest";
import { splitCells } from "../../../data/tables/csv.ts";
import type { TableEvent, TableOptions } from "../../../data/tables/types.ts";
import { readTable } from "../../../data/tables/whole.ts";
import { answerColumns } from "../../../model/prediction/answer-columns.ts";
import { answerLines } from "../../../model/prediction/answer-lines.ts";
import { predict } from "../../../model/prediction/predict.ts";
import { shipped } from "../models.ts";

/** A text with its predictions. */
function answered(text: string, options: TableOptions = {}): string {
  const whole = readTable(new TextEncoder().encode(text), options);
  if ("code" in whole) throw new Error(whole.detail);
  const lines = answerLines(whole.table);
  const one = (row: Extract<TableEvent, { kind: "row" }>) =>
    row.values ? lines.predicted(row, predict(shipped, { values: row.values })) : lines.failed(row);
  return lines.header + whole.rows.map(one).join("");
}

test("a table comes out as it stood, with more columns, in its separator and its line ends", () => {
  expect(answered('id;mitoses;"bareNuclei"\r\n1;1;"1,0"\r\n"2";11;?\r\n3;1;\r\n')).toMatch(
    /^id;mitoses;"bareNuclei";prediction;probability;predictionSet;assessment;unknown;unusual;error\r\n1;1;"1,0";benign;0\.\d+;benign\|?\w*;(?:likely benign|indeterminate);clumpThickness\|.*\|normalNucleoli;;\r\n2;11;\?;;;;;;;mitoses must be [^\r]*got 11\r\n3;1;;[^\r]*\r\n$/,
  );
  expect(answered("mitoses\tnote\r5\tx\r")).toMatch(/^mitoses\tnote\tprediction\t.*\terror\n5\tx\t.*\n$/);
});

test("names that are taken get a prefix, and a table without a header gets none", () => {
  expect(answered("mitoses,error\n5,a\n").split("\n")[0]).toBe(
    "mitoses,error,prediction,probability,predictionSet,assessment,unknown,unusual,cytonet_error",
  );
  expect(answered("1,5,1,1,1,2,1,3,1,1,2\n2,5,4,4,5,7,10,3,2,1,2\n").split("\n")).toHaveLength(3);
});

test.each([
  ["a row with fewer cells", "5"],
  ["a row with more cells", "5,a,b,c"],
  ["a score that is none", "0,a"],
  ["nothing known", "?,a"],
])("%s has its error in the error column", (_, row) => {
  const [, line] = answered(`mitoses,note\n${row}\n6,b\n`).split("\n");
  const cells = splitCells(line as string, ",");
  expect(cells).toHaveLength(2 + answerColumns.length);
  expect(cells.at(-1)).not.toBe("");
  expect(cells[0]).toBe(row.split(",")[0]);
});

test("whatever the separator, every line has the same columns", () => {
  const separator = fc.constantFrom(",", ";", "\t", "|", " ", ".", "€");
  const rows = fc.array(fc.constantFrom("5", "11", "?", "6", "-"), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(separator, rows, (between, scores) => {
      const text = `sep=${between}\n${[["mitoses", "id"], ...scores.map((score, i) => [score, `${100 + i}`])].map((cells) => cells.join(between)).join("\n")}\n`;
      const lines = answered(text).split("\n").slice(0, -1);
      expect(lines.map((line) => splitCells(line, between).length)).toEqual(Array(scores.length + 1).fill(2 + answerColumns.length));
    }),
  );
});
