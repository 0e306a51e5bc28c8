import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseModel } from "../../model/file/parse.ts";
import { run, start } from "./run.ts";

let folder: string;
const place = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cytonet-train-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("two runs write the same bytes, another seed others", async () => {
  const [first, second, other] = await Promise.all([
    run("train", "--out", place("a.json"), "--epochs", "20", "--unassessed"),
    run("train", "--out", place("b.json"), "--epochs", "20", "--unassessed"),
    run("train", "--out", place("c.json"), "--epochs", "20", "--unassessed", "--seed", "2"),
  ]);
  expect([first.code, second.code, other.code]).toEqual([0, 0, 0]);
  const [a, b, c] = ["a.json", "b.json", "c.json"].map((name) => readFileSync(place(name)));
  expect(a).toEqual(b);
  expect(a).not.toEqual(c);
  expect(first.stdout).toContain(parseModel(JSON.parse(`${a}`)).file.version);
});

test("a run that is killed halfway leaves the old model, and nothing else", async () => {
  writeFileSync(place("old.json"), "the old model");
  const before = readdirSync(folder);
  const training = start("train", "--out", place("old.json"), "--epochs", "1000000");
  training.stderr!.once("data", () => training.kill("SIGKILL"));
  setTimeout(() => training.kill("SIGKILL"), 1500);
  expect((await training.outcome).code).toBe(null);
  expect(readFileSync(place("old.json"), "utf8")).toBe("the old model");
  expect(readdirSync(folder)).toEqual(before);
});

describe("what is wrong is refused, with what would be right", () => {
  test.each([
    [["--recipe", "best"], "--recipe must be one of shipped, article"],
    [["--epoch", "3"], "Unknown option '--epoch'. The options are --recipe, --seed"],
    [["--epochs", "0"], "--epochs must be a whole number from 1, got 0"],
    [["--seed", "1.5"], "--seed must be a whole number from 0, got 1.5"],
    [["--decay", "x"], "--decay must be a number from 0, got x"],
    [["--data", "missing.csv"], "missing.csv"],
  ])("%j", async (args, message) => {
    const { code, stderr } = await run("train", ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("    at ");
  });

  test("a data file with faults: all of them, with line and column", async () => {
    const header = readFileSync(new URL("../../data/wisconsin.csv", import.meta.url), "utf8").split("\n")[0];
    writeFileSync(place("bad.csv"), `${header}\n1,5,1,1,1,2,1,3,1,11,benign\n2,5,1,1,1,2,1,3,1,1,fine\n`);
    const { code, stderr } = await run("train", "--data", place("bad.csv"), "--out", place("never.json"));
    expect(code).toBe(2);
    expect(stderr).toContain("line 2, mitoses: must be a whole number from 1 to 10, or empty, got 11");
    expect(stderr).toContain("line 3, diagnosis: must be benign or malignant, got fine");
    expect(readdirSync(folder)).not.toContain("never.json");
  });
});

test("predict answers in the terminal, and names what it cannot read", async () => {
  expect((await run("predict", ..."5 1 1 1 2 1 3 1 1".split(" "))).stdout).toMatch(/^benign, probability of malignancy 0\.\d{4}\n/);
  expect((await run("predict", ..."8 10 10 8 7 10 9 7 1".split(" "))).stdout).toMatch(/^malignant, probability of malignancy 0\.9\d{3}\n/);
  const refused = await run("predict", ..."8 10 10 8 7 10 9 7 11".split(" "));
  expect([refused.code, refused.stderr]).toEqual([2, "Mitoses must be a whole number from 1 to 10, or ?, got 11\n"]);
});
