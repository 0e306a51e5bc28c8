import { expect, test } from "vitest";
import { wisconsin } from "../../../data/wisconsin.ts";
import type { ModelFile } from "../../../model/file/model-file.ts";
import { judgeData, type Verdict } from "../../../model/release/gate.ts";
import { makeModel } from "../../../model/release/make-model.ts";
import { recipes } from "../../../model/training/recipes.ts";
import { readTrainingData } from "../../../scripts/training-data.ts";
import { changed, elsewhere, filtered, flipped, rescored } from "./attacks.ts";

const data = await readTrainingData("data/wisconsin.csv");
const hasty = { ...recipes[0]!, training: { ...recipes[0]!.training, epochs: 1 } };
const modelOf = async (rows: typeof data | ReturnType<typeof changed>): Promise<ModelFile> =>
  (await makeModel({ recipe: hasty, data: rows, seed: 1 })).file;

/** A model of the Wisconsin data, and one of the same rows as an owner's file. */
const ofWisconsin = await modelOf(data);
const ofOwner = await modelOf(changed(data, {}));

const refusals = ({ checks }: Verdict) => checks.filter(({ outcome }) => outcome === "refused").map(({ name }) => name);
const notes = ({ checks }: Verdict) => checks.filter(({ outcome }) => outcome === "noted").map(({ name }) => name);

test("the same data pass without a note, and so do a third of them and 52 rows", () => {
  expect(ofWisconsin.data.sha256).toBe(wisconsin.sha256);
  for (const present of [ofWisconsin, ofOwner])
    for (const rows of [data, filtered(data, (_, i) => i % 3 === 0), filtered(data, (_, i) => i % 13 === 0)]) {
      const verdict = judgeData(rows, present);
      expect([verdict.passes, refusals(verdict), notes(verdict)]).toEqual([true, [], []]);
    }
});

test("one class alone is refused", () => {
  for (const label of [0, 1])
    expect(
      refusals(
        judgeData(
          filtered(data, (y) => y === label),
          ofWisconsin,
        ),
      ),
    ).toContain("both classes");
});

test("a column lost in an export is refused, whatever it was filled with, and so is one that repeats another", () => {
  for (const score of [1, 4]) {
    const verdict = judgeData(
      rescored(data, (row, f) => (f === 5 ? score : (row[f] as number))),
      ofWisconsin,
    );
    expect(refusals(verdict)).toContain("columns");
    expect(verdict.checks.find(({ name }) => name === "columns")?.advice).toContain(`Bare nuclei is ${score} in every row`);
  }
  const repeated = judgeData(
    rescored(data, (row, f) => row[f === 5 ? 4 : f] as number),
    ofWisconsin,
  );
  expect(repeated.checks.find(({ name }) => name === "columns")?.advice).toContain("Bare nuclei equals single epithelial cell size");
});

test.each([0.03, 0.04, 0.25, 1])("flipped labels of known rows are refused, and the rows are named: %d", (share) => {
  const attacked = flipped(data, share);
  const verdict = judgeData(attacked, ofWisconsin);
  const check = verdict.checks.find(({ name }) => name === "changed diagnoses")!;
  expect(check.outcome).toBe("refused");
  const wrong = check.rows!.filter((row) => attacked.labels[row] !== data.labels[row]);
  expect(wrong.length / check.rows!.length).toBe(1);
  expect(wrong.length / data.rows.length).toBeGreaterThan(0.9 * share);
});

test("a few corrected diagnoses are noted, not refused", () => {
  const verdict = judgeData(flipped(data, 3 / 683), ofWisconsin);
  expect([verdict.passes, notes(verdict)]).toEqual([true, ["changed diagnoses"]]);
});

test("a class balance that moved is refused for the same rows, and noted for another population", () => {
  const isKept = (label: number, i: number) => label === 1 || i % 3 === 0;
  expect(refusals(judgeData(filtered(data, isKept), ofWisconsin))).toEqual(["class balance"]);
  const other = judgeData(filtered(elsewhere(data), isKept), ofWisconsin);
  expect([refusals(other), notes(other)]).toEqual([[], expect.arrayContaining(["class balance"])]);
  expect(refusals(judgeData(filtered(elsewhere(data), isKept), ofOwner))).toContain("class balance");
});

test.each([
  ["raised by two", (row: readonly number[], f: number) => (f === 0 ? Math.min(10, row[f]! + 2) : row[f]!), "clump thickness"],
  ["swapped with another", (row: readonly number[], f: number) => row[f === 5 ? 8 : f === 8 ? 5 : f]!, "bare nuclei"],
  ["on a scale of five", (row: readonly number[], f: number) => (f === 6 ? Math.ceil(row[f]! / 2) : row[f]!), "bland chromatin"],
])("a score %s is refused by its name, and noted for another population", (_, score, feature) => {
  for (const [present, outcome] of [
    [ofOwner, "refused"],
    [ofWisconsin, "noted"],
  ] as const) {
    const check = judgeData(rescored(elsewhere(data), score), present).checks.find(({ name }) => name === "scores")!;
    expect([check.outcome, check.advice]).toEqual([outcome, expect.stringContaining(`${feature} of `)]);
  }
});

test("a score sorted on its own keeps its distribution but not within the classes", () => {
  const sorted = data.rows.map((row) => row[1] as number).sort((a, b) => a - b);
  const verdict = judgeData(changed(data, { rows: data.rows.map((row, i) => row.with(1, sorted[i] as number)) }), ofOwner);
  expect(refusals(verdict)).toContain("scores");
});
