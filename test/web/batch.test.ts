import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { featureKeys } from "../../data/features.ts";
import csv from "../../data/wisconsin.csv?raw";
import { predict } from "../../model/prediction/predict.ts";
import { type Columns, readColumns } from "../../web/batch/columns.ts";
import { downloadTable } from "../../web/batch/download.ts";
import { evaluate } from "../../web/batch/evaluation.ts";
import { type BatchMessage, type BatchRow, predictFile } from "../../web/batch/predict-file.ts";
import { sortKeys, sortRows } from "../../web/batch/row-order.ts";
import { model } from "./model.ts";

function read(text: string): { rows: BatchRow[]; columns: Columns | undefined; last: BatchMessage | undefined } {
  const messages: BatchMessage[] = [];
  predictFile(model, text, (message) => messages.push(message));
  const columns = messages.find((message) => message.kind === "columns")?.columns;
  return { rows: messages.flatMap((message) => (message.kind === "rows" ? message.rows : [])), columns, last: messages.at(-1) };
}

describe("a file", () => {
  it("gets the same prediction for every row as for that sample alone", () => {
    const { rows, last } = read(csv);
    expect(last).toEqual({ kind: "end" });
    expect(rows).toHaveLength(699);
    for (const { values = [], prediction } of rows.filter((_, i) => i % 50 === 0)) expect(prediction).toEqual(predict(model, { values }));
  });

  it("may be the raw file of the UCI repository", () => {
    const { rows, columns } = read("1000025,5,1,1,1,2,1,3,1,1,2\n1057013,8,4,5,1,2,?,7,3,1,4\n");
    expect(columns?.hasHeader).toBe(false);
    expect(rows.map(({ line, diagnosis }) => [line, diagnosis])).toEqual([
      [1, "benign"],
      [2, "malignant"],
    ]);
    expect(rows[1]?.values?.[5]).toBeNull();
  });

  it("may have its columns in any order, named by label, among other columns", () => {
    const { rows, columns } = read("note;Bare nuclei;Clump Thickness\nhello;10;8\n");
    expect(rows[0]?.values).toEqual([8, null, null, null, null, 10, null, null, null]);
    expect(columns?.unused).toEqual(["note"]);
  });

  it("reports every error in a row with its line, and continues after it", () => {
    const { rows } = read("clumpThickness,mitoses,diagnosis\n5,1,benign\n11,x,maybe\n\n,?,\n3,1\n4,2,malignant\n");
    expect(rows.map(({ line, errors }) => [line, errors.map(({ column }) => column)])).toEqual([
      [2, []],
      [3, ["clumpThickness", "mitoses", "diagnosis"]],
      [5, [undefined]],
      [6, [undefined]],
      [7, []],
    ]);
    expect(rows.filter(({ prediction }) => prediction)).toHaveLength(2);
    expect(rows[2]?.errors[0]?.detail).toBe("at least one feature must be known");
  });

  it("counts lines correctly after a quoted cell with line breaks", () => {
    const { rows } = read('note,mitoses\n"two\nlines",1\nx,99\n');
    expect(rows.map(({ line }) => line)).toEqual([2, 4]);
  });

  it("is refused if its first row names no feature, or if it is empty", () => {
    expect(read("a,b\n1,2\n").last).toMatchObject({ kind: "refused" });
    expect(read("\n \n").last).toEqual({ kind: "refused", error: "There is nothing in it." });
    expect(readColumns(["mitoses", "Mitoses"])).toMatchObject({ error: expect.stringContaining("mitoses") });
  });

  it("of ten thousand rows arrives in chunks", () => {
    const body = csv.split("\n").slice(1, 101).join("\n");
    const text = `${csv.split("\n")[0]}\n${`${body}\n`.repeat(100)}`;
    const chunks: number[] = [];
    predictFile(model, text, (message) => message.kind === "rows" && chunks.push(message.rows.length));
    expect(chunks.reduce((a, b) => a + b)).toBe(10_000);
    expect(chunks.length).toBeGreaterThan(10);
  });
});

describe("the download", () => {
  it("has the columns of the file and four more, the last of them for errors", () => {
    const { rows, columns } = read("id,mitoses\na,1\nb,11\n");
    const table = downloadTable(columns as Columns, rows);
    expect(table[0]).toEqual(["id", "mitoses", "prediction", "probability", "predictionSet", "error"]);
    expect(table[1]?.slice(0, 3)).toEqual(["a", "1", rows[0]?.prediction?.prediction]);
    expect(Number(table[1]?.[3])).toBe(rows[0]?.prediction?.probability);
    expect(table[2]?.slice(2, 5)).toEqual(["", "", ""]);
    expect(table[2]?.[5]).toContain("got 11");
  });
});

describe("the evaluation", () => {
  it("counts every row with a diagnosis once", () => {
    const { rows } = read(csv);
    const evaluation = evaluate(rows, 0.5);
    expect(evaluation?.malignant).toBe(241);
    expect(evaluation?.benign).toBe(458);
    const { truePositives = 0, falsePositives = 0, trueNegatives = 0, falseNegatives = 0 } = evaluation?.confusion ?? {};
    expect(truePositives + falseNegatives).toBe(241);
    expect(trueNegatives + falsePositives).toBe(458);
  });

  it("requires diagnoses of both classes", () => {
    expect(evaluate(read(`${featureKeys[0]},diagnosis\n5,benign\n`).rows, 0.5)).toBeUndefined();
  });
});

describe("the order of rows", () => {
  it("keeps every row whatever the sort key, rows without a value last", () => {
    const { rows } = read("clumpThickness,mitoses\n5,1\n11,1\n10,10\n1,1\n");
    const keys = fc.constantFrom(...(Object.keys(sortKeys) as (keyof typeof sortKeys)[]));
    fc.assert(
      fc.property(keys, fc.boolean(), (key, descending) => {
        const sorted = sortRows(rows, key, descending);
        expect(sorted.toSorted((a, b) => a.line - b.line)).toEqual(rows);
        if (key !== "line" && key !== "diagnosis") expect(sorted.at(-1)?.line).toBe(3);
      }),
    );
    expect(sortRows(rows, "probability", true)[0]?.line).toBe(4);
  });
});
