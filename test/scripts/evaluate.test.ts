import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "./run.ts";

let folder: string;
const place = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cytonet-evaluate-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const rows = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

test("folds from a file: one probability per test row, the same with one thread as with two", async () => {
  const folds = [
    { train: rows(100, 683), test: rows(0, 100) },
    { train: rows(0, 583), test: rows(583, 683) },
    // The first rows again: a second repeat.
    { train: rows(200, 683), test: rows(0, 150) },
  ];
  writeFileSync(place("folds.json"), JSON.stringify(folds));
  const [one, two] = await Promise.all(
    ["1", "2"].map((threads) =>
      run("evaluate", "--only", "--folds", place("folds.json"), "--json", place(`${threads}.json`), "--threads", threads),
    ),
  );
  expect([one!.code, two!.code]).toEqual([0, 0]);
  expect(one!.stdout).toContain("log loss");
  expect(readFileSync(place("1.json"), "utf8")).toBe(readFileSync(place("2.json"), "utf8"));
  const { results } = JSON.parse(readFileSync(place("1.json"), "utf8"));
  expect(results).toHaveLength(1);
  expect(results[0].repeats.map((repeat: { test: number[] }[]) => repeat.map(({ test }) => test))).toEqual([
    [folds[0]!.test, folds[1]!.test],
    [folds[2]!.test],
  ]);
  for (const { probability } of results[0].repeats.flat()) for (const p of probability) expect(p > 0 && p < 1).toBe(true);
});

test("wrong folds and options: exit code 2, with the rule and the value", async () => {
  writeFileSync(place("leak.json"), JSON.stringify([{ train: [0, 1, 2], test: [2] }]));
  writeFileSync(place("range.json"), JSON.stringify([{ train: [0, 683], test: [2] }]));
  writeFileSync(place("none.json"), "[]");
  const cases: [string[], string][] = [
    [["--folds", place("leak.json")], "fold 0: row 2 is in both train and test"],
    [["--folds", place("range.json")], "train rows must be whole numbers from 0 to 682, got 683"],
    [["--folds", place("none.json")], "must be a list of folds"],
    [["--fold", "x"], "--folds"],
    [["--recipe", "best"], "--recipe must be one of shipped, article, got best"],
    [["--repeats", "0"], "--repeats must be a whole number from 1 to 1000, got 0"],
    [["--record"], "--record goes with --nested"],
    [["--nested", "--json", place("never.json")], "--json does not go with --nested"],
    [["--folds", place("leak.json"), "--repeats", "2"], "--repeats does not go with --folds"],
    [["--json", place("nowhere/out.json")], `the folder ${place("nowhere")} cannot be written to`],
    [["--folds", place("missing.json")], "missing.json: no such file or folder"],
    [["fast"], "evaluate takes options only, got fast"],
  ];
  await Promise.all(
    cases.map(async ([args, message]) => {
      const { code, stderr } = await run("evaluate", ...args);
      expect(stderr).toContain(message);
      expect(code).toBe(2);
    }),
  );
});
