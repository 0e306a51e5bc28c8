import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { wisconsin } from "../../data/wisconsin.ts";
import type { ModelFile } from "../../model/file/model-file.ts";
import { changeSince, rememberedData } from "../../scripts/remembered-data.ts";
import { run } from "./run.ts";

const CASE = "test/data/cases/06-semicolon-no-header-class01.csv";
let folder: string;
const place = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cytonet-remembered-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const quick = ["--unassessed", "--epochs", "2"];
const modelAt = (name: string): ModelFile => JSON.parse(readFileSync(place(name), "utf8"));

test("a model knows its data by their path in the project and its options; training again gives the same bytes", async () => {
  const args = ["--out", place("a.json"), ...quick];
  const first = await run("train", "--data", CASE, "--malignant", "1", "--seed", "7", "--source", "a clinic", ...args);
  expect(first.code, first.stderr).toBe(0);
  const file = modelAt("a.json");
  expect(file.data.stated).toMatchObject({ file: "06-semicolon-no-header-class01.csv", path: CASE, reading: { malignant: "1" } });
  const again = await run("train", ...args);
  expect(again.stdout, again.stderr).toContain(`model ${file.version}, the same bytes as before,`);
  expect(again.stderr).not.toContain("has changed");
});

test("of a file outside the project the model keeps the name alone, and another must be named to train again", async () => {
  copyFileSync(CASE, place("mine.csv"));
  const args = ["--out", place("b.json"), ...quick];
  expect((await run("train", "--data", place("mine.csv"), "--malignant", "1", ...args)).code).toBe(0);
  expect(readFileSync(place("b.json"), "utf8")).not.toContain(folder);
  const again = await run("train", ...args);
  expect(again.code).toBe(2);
  expect(again.stderr).toMatch(/the present model was trained on mine\.csv \(SHA-256 \w{12}\), from outside the project: name the file/);
});

test("a missing file is never replaced by another, and a changed one is said", () => {
  const root = place("project");
  mkdirSync(root);
  const file = modelAt("a.json");
  expect(() => rememberedData(file, root)).toThrow(`but ${CASE} is not there any more: name the file with --data`);
  expect(changeSince(file, CASE, file.data.sha256)).toBeUndefined();
  expect(changeSince(file, CASE, "0".repeat(64))).toMatch(/^test\/data.* has changed since .* it is 0{12}$/);
});

test("the Wisconsin data are known by their hash, wherever the file was", () => {
  const data = { rows: 699, used: 683, sha256: wisconsin.sha256 };
  expect(rememberedData({ data } as ModelFile)).toMatchObject({ data: "data/wisconsin.csv", skipFaulty: false });
});
