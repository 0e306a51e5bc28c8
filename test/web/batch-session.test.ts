import { describe, expect, it, test } from "vitest";
import csv from "../../data/wisconsin.csv?raw";
import { predict } from "../../model/prediction/predict.ts";
import { readBatch } from "./batch.ts";
import { model } from "./model.ts";

describe("a file", () => {
  it("gets the same prediction for every row as for that sample alone", async () => {
    const { rows, end } = await readBatch(csv);
    expect(end).toMatchObject({ kind: "end", notices: [], isCut: false });
    expect(rows).toHaveLength(699);
    for (const { values, prediction } of rows.filter((_, i) => i % 50 === 0)) {
      const { coverage: _, ...alone } = predict(model, { values });
      expect(prediction).toEqual(alone);
    }
  });

  it("may be the raw file of the UCI repository", async () => {
    const { rows, table } = await readBatch("1000025,5,1,1,1,2,1,3,1,1,2\n1057013,8,4,5,1,2,?,7,3,1,4\n");
    expect(table).toMatchObject({ hasHeader: false, hasId: true, hasDiagnosis: true });
    expect(rows.map(({ line, id, diagnosis }) => [line, id, diagnosis])).toEqual([
      [1, "1000025", "benign"],
      [2, "1057013", "malignant"],
    ]);
    expect(rows[1]?.values[5]).toBeNull();
    expect(rows[1]?.prediction?.unknown).toEqual(["bareNuclei"]);
  });

  it("may have its columns in any order, named by label, among other columns", async () => {
    const { rows, table } = await readBatch("note;Bare nuclei;Clump Thickness\nhello;10;8\n");
    expect(rows[0]?.values).toEqual([8, null, null, null, null, 10, null, null, null]);
    expect(table?.unused).toEqual(["note"]);
    expect(table?.missing).toHaveLength(7);
  });

  it("reports every error in a row with its line, and continues after it", async () => {
    const { rows, listed, counts } = await readBatch(
      "clumpThickness,mitoses,diagnosis\n5,1,benign\n11,x,maybe\n\n,?,\n3,1\n4,2,malignant\n",
    );
    expect(rows.map(({ line, error }) => [line, error])).toEqual([
      [2, ""],
      [3, expect.stringMatching(/clumpThickness .* got 11.*; mitoses .* got x/)],
      [5, "at least one feature must be known"],
      [6, "the row must have 3 columns, got 2"],
      [7, ""],
    ]);
    expect(listed.map(({ line }) => line)).toEqual([3, 5, 6]);
    expect(counts).toMatchObject({ all: 5, predicted: 2, invalid: 3 });
  });

  it("with a value that is no diagnosis loses no row", async () => {
    const { counts, table } = await readBatch("mitoses,diagnosis\n1,benign\n9,maybe\n");
    expect(counts).toMatchObject({ all: 2, predicted: 2 });
    expect(table?.unclearDiagnoses).toEqual(["maybe"]);
  });

  it("is refused if it is no table, or if it is empty", async () => {
    expect((await readBatch("a,b\n1,x\n")).refusal).toMatchObject({ detail: expect.any(String) });
    const { refusal, rows } = await readBatch("\n \n");
    expect(refusal?.code).toBe("empty");
    expect(rows).toEqual([]);
  });

  it("lists the first hundred errors and counts the rest", async () => {
    const { listed, counts } = await readBatch(`mitoses\n${"11\n".repeat(250)}1\n`);
    expect(listed).toHaveLength(100);
    expect(counts).toMatchObject({ all: 251, invalid: 250 });
  });

  it("is read up to the limit of rows, and says that it was cut", async () => {
    const { counts, end, session } = await readBatch("mitoses\n1\n2\n3\n4\n", {}, 3);
    expect(counts?.all).toBe(3);
    expect(end?.isCut).toBe(true);
    expect((await (await session.download()).text()).trimEnd().split("\n")).toHaveLength(4);
  });
});

describe("the window on the rows", () => {
  const text = "id,clumpThickness,mitoses,diagnosis\na,5,1,benign\nb,11,1,benign\nc,10,10,malignant\nd,1,1,malignant\ne,,1,\n";

  it("shows a part of a view, in its order", async () => {
    const { session } = await readBatch(text);
    const ids = async (view: Partial<Parameters<typeof session.window>[0]>, from = 0, count = 9) =>
      (await session.window({ filter: "all", sort: "line", descending: false, ...view }, from, count)).map(({ id }) => id).join("");
    expect(await ids({})).toBe("abcde");
    expect(await ids({}, 1, 2)).toBe("bc");
    expect(await ids({}, 9)).toBe("");
    expect(await ids({ descending: true })).toBe("edcba");
    expect((await ids({ sort: "probability", descending: true }))[0]).toBe("c");
    expect((await ids({ sort: "probability" })).at(-1)).toBe("b");
    expect((await ids({ sort: "unknown", descending: true })).slice(0, 1)).toBe("e");
    expect(await ids({ filter: "invalid" })).toBe("b");
    expect(await ids({ filter: "misclassified" })).toBe("d");
  });

  it("gives the predicted rows in blocks", async () => {
    const { session } = await readBatch(text);
    const first = await session.predicted(0, 2);
    expect(first.rows.map(({ line }) => line)).toEqual([2, 4]);
    const rest = await session.predicted(first.next, 9);
    expect(rest.rows.map(({ line }) => line)).toEqual([5, 6]);
    expect((await session.predicted(rest.next, 9)).rows).toEqual([]);
  });
});

describe("the evaluation", () => {
  it("counts every row with a diagnosis once", async () => {
    const evaluation = (await readBatch(csv)).end?.evaluation;
    expect(evaluation).toMatchObject({ malignant: 241, benign: 458 });
    const { truePositives = 0, falsePositives = 0, trueNegatives = 0, falseNegatives = 0 } = evaluation?.confusion ?? {};
    expect(truePositives + falseNegatives).toBe(241);
    expect(trueNegatives + falsePositives).toBe(458);
  });

  it("requires diagnoses of both classes", async () => {
    expect((await readBatch("clumpThickness,diagnosis\n5,benign\n")).end?.evaluation).toBeUndefined();
  });

  it("takes 0 and 1 for diagnoses only once it is told which means malignant", async () => {
    const text = "mitoses,class\n1,1\n10,0\n2,1\n";
    const unclear = await readBatch(text);
    expect(unclear.table?.unclearDiagnoses).toEqual(["1", "0"]);
    expect(unclear.rows.map(({ diagnosis }) => diagnosis)).toEqual([undefined, undefined, undefined]);
    const told = await readBatch(text, { malignant: "0" });
    expect(told.rows.map(({ diagnosis }) => diagnosis)).toEqual(["benign", "malignant", "benign"]);
    expect(told.rows.map(({ prediction }) => prediction)).toEqual(unclear.rows.map(({ prediction }) => prediction));
  });
});

test.each([
  ["id", "A-17"],
  ["Sample code number", "1000025"],
  ["rownames", "A-17"],
  ["", "1"],
])("a row is found again by the column %j", async (name, id) => {
  const { rows, table, listed } = await readBatch(`${name},mitoses,blandChromatin\n${id},1,1\nB,11,1\n`);
  expect(rows.map((row) => row.id)).toEqual([id, "B"]);
  expect(listed[0]?.id).toBe("B");
  expect(table).toMatchObject({ hasId: true, unused: [] });
});

test("a nameless column at the end holds no case numbers", async () => {
  const { table } = await readBatch("mitoses,blandChromatin,\n1,1,x\n");
  expect(table?.hasId).toBe(false);
});
