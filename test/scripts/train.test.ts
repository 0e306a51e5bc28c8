import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseModel } from "../../model/file/parse.ts";
import { isOfWisconsin, shipped } from "../model/models.ts";
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
  const old = JSON.stringify(shipped.file);
  writeFileSync(place("old.json"), old);
  const before = readdirSync(folder);
  const training = start("train", "--out", place("old.json"), "--epochs", "1000000");
  training.stderr!.once("data", () => training.kill("SIGKILL"));
  setTimeout(() => training.kill("SIGKILL"), 1500);
  expect((await training.outcome).code).toBe(null);
  expect(readFileSync(place("old.json"), "utf8")).toBe(old);
  expect(readdirSync(folder)).toEqual(before);
});

describe("the gate", () => {
  const present = `${JSON.stringify(shipped.file)}\n`;

  test("refuses a lost column before any training, with exit code 3 and what to look at; the old file is left", async () => {
    writeFileSync(place("kept.json"), present);
    const rows = readFileSync(new URL("../../data/wisconsin.csv", import.meta.url), "utf8")
      .trim()
      .split("\n");
    writeFileSync(place("lost.csv"), rows.map((row, i) => (i === 0 ? row : row.split(",").with(6, "1").join())).join("\n"));
    const { code, stdout, stderr } = await run("train", "--data", place("lost.csv"), "--out", place("kept.json"));
    expect(code).toBe(3);
    expect(stdout).toMatch(/^columns .* REFUSED/m);
    expect(stdout).toContain("Bare nuclei is 1 in every row");
    expect(stdout).toContain("Refused before training. The present model was kept. Look at what is marked REFUSED");
    expect(stderr).not.toMatch(/^training/m);
    expect(readFileSync(place("kept.json"), "utf8")).toBe(present);
  });

  test.runIf(isOfWisconsin)(
    "refuses a worse model, and a forced one carries the reason",
    { tags: ["slow"], timeout: 300_000 },
    async () => {
      writeFileSync(place("replaced.json"), present);
      const { code, stdout } = await run("train", "--epochs", "2", "--out", place("replaced.json"), "--force", "a test");
      expect(code).toBe(0);
      expect(stdout).toMatch(/^calibration slope, these rows .* REFUSED/m);
      expect(stdout).toContain("Accepted despite the refusal: a test");
      const { file } = parseModel(JSON.parse(readFileSync(place("replaced.json"), "utf8")));
      expect([file.forced, file.recipe.training.epochs]).toEqual(["a test", 2]);
    },
  );
});

describe("what stands where the model goes is never replaced unseen", () => {
  const shippedText = JSON.stringify(shipped.file);
  test.each([
    ["a folder", (path: string) => mkdirSync(path), "must be a file, not a folder"],
    ["a link that leads to itself", (path: string) => symlinkSync(path, path), "this is a link that leads to itself"],
    ["a truncated model", (path: string) => writeFileSync(path, shippedText.slice(0, 5000)), "cannot be compared with this file"],
    [
      "a damaged model",
      (path: string) => writeFileSync(path, shippedText.replace('"seed":1', '"seed":2')),
      "damaged: the content has version",
    ],
    ["a file of another kind", (path: string) => writeFileSync(path, "[]"), "not a cytonet model"],
  ])("%s: exit code 2 before any training", async (what, make, message) => {
    const path = place(`${what}.json`);
    make(path);
    const before = lstatSync(path).mtimeMs;
    const { code, stdout, stderr } = await run("train", "--out", path);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(path);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^training|^ {4}at /m);
    expect(lstatSync(path).mtimeMs).toBe(before);
  });

  // Root reads every file, whatever its mode.
  test.skipIf(process.getuid?.() === 0)("an unreadable file: exit code 2", async () => {
    writeFileSync(place("secret.json"), shippedText, { mode: 0o000 });
    const { code, stderr } = await run("train", "--out", place("secret.json"));
    expect(code).toBe(2);
    expect(stderr).toContain("permission denied");
  });

  test("an --out in a folder that does not exist: exit code 2 before any training", async () => {
    const { code, stderr } = await run("train", "--out", place("nowhere/model.json"));
    expect(code).toBe(2);
    expect(stderr).toContain(`the folder ${place("nowhere")} cannot be written to: no such file or folder`);
    expect(stderr).not.toMatch(/^training/m);
  });
});

describe("data as people have them, through the command", () => {
  const train = (name: string, file: string, ...args: string[]) =>
    run("train", "--data", `test/data/cases/${file}`, "--out", place(name), "--unassessed", "--epochs", "2", ...args);

  test.each([
    ["66-excel-workbook.xlsx", []],
    ["51-excel-unicode-text-utf16-over-16-KiB.txt", []],
    ["06-semicolon-no-header-class01.csv", ["--malignant", "1"]],
    ["30-mean-filled-3.54.csv", ["--skip-faulty", "--licence", "CC BY 4.0"]],
  ])("%s %j trains", async (file, args) => {
    const { code, stderr } = await train("cases.json", file, ...args);
    expect(code).toBe(0);
    expect(stderr).toContain(`test/data/cases/${file}: `);
    const { data } = parseModel(JSON.parse(readFileSync(place("cases.json"), "utf8"))).file;
    const { errors, noDiagnosis, unknownScores } = data.stated!.leftOut;
    expect(data.used + errors + noDiagnosis + unknownScores).toBe(data.rows);
    expect(data.stated!.file).toBe(file);
  });

  test.each([
    ["06-semicolon-no-header-class01.csv", "--malignant"],
    ["62-own-columns-benign-only.csv", "none is malignant"],
    ["19-libsvm-raw.txt", "libsvm"],
    ["30-mean-filled-3.54.csv", "--skip-faulty"],
  ])("%s is refused with exit code 2 and leaves no file", async (file, message) => {
    const { code, stdout, stderr } = await train("none.json", file);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(readdirSync(folder)).not.toContain("none.json");
  });
});

describe("wrong options and data: exit code 2, with the rule and the value", () => {
  test.each([
    [["mine.csv"], "train takes options only, got mine.csv; to use a file: npm run train -- --data mine.csv"],
    [["--force", " "], "--force needs a reason in words"],
    [["--unassessed"], "--unassessed cannot replace the assessed model"],
    [["--recipe", "article", "--epochs", "9"], "--recipe article with other data or options is not a reproduction; give --out"],
    [["--data", "data"], "data: this is a folder, not a file"],
    [["--recipe", "best"], "--recipe must be one of shipped, article"],
    [["--epoch", "3"], "Unknown option '--epoch'. Did you mean --epochs? The options are --recipe, --seed"],
    [["--seed", "-1"], "--seed needs a value; a value that begins with a dash is written --seed=-…"],
    [["--out", ""], "--out needs a value, got an empty one"],
    [["--out", "/proc/model.json"], "--out /proc/model.json: the folder /proc cannot be written to"],
    [["--epochs", "0"], "--epochs must be a whole number from 1, got 0"],
    [["--seed", "1.5"], "--seed must be a whole number from 0, got 1.5"],
    [["--decay", "x"], "--decay must be a number from 0, got x"],
    [["--data", "missing.csv"], "missing.csv: no such file or folder; it was looked for at /"],
  ])("%j", async (args, message) => {
    const { code, stderr } = await run("train", ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("    at ");
  });

  const wisconsin = readFileSync(new URL("../../data/wisconsin.csv", import.meta.url), "utf8").split("\n");
  const [header] = wisconsin;

  test("errors in a data file: all of them, with file, line and column", async () => {
    writeFileSync(place("bad.csv"), `${header}\n1,5,1,1,1,2,1,3,1,11,benign\n2,5,1,1,1,2,1,3,1,1,fine\n3,5,1,1,1,2,1,3,1,1,benign\n`);
    const { code, stderr } = await run("train", "--data", place("bad.csv"), "--out", place("never.json"));
    expect(code).toBe(2);
    expect(stderr).toContain(place("bad.csv"));
    expect(stderr).toContain("line 2: mitoses must be a whole number from 1 to 10, or empty where unknown, got 11");
    expect(stderr).toContain("line 3: diagnosis must be benign or malignant, got fine");
    expect(readdirSync(folder)).not.toContain("never.json");
  });

  test("a class with too few distinct rows to be cross-validated is refused, and trained on with --unassessed", async () => {
    const benign = wisconsin.filter((line) => line.endsWith("benign")).slice(0, 60);
    const malignant = wisconsin.filter((line) => line.endsWith("malignant") && !line.includes(",,")).slice(0, 5);
    writeFileSync(place("equal.csv"), [header, ...benign, ...malignant, ...malignant].join("\n"));
    const args = ["--data", place("equal.csv"), "--out", place("equal.json"), "--epochs", "2"];
    const { code, stderr } = await run("train", ...args);
    expect(code).toBe(2);
    expect(stderr).toContain("equal.csv: cross-validation needs at least 10 distinct complete rows of each class, got 5 malignant");
    const unassessed = await run("train", ...args, "--unassessed", "--source", "a clinic");
    expect(unassessed.code).toBe(0);
    const { file } = parseModel(JSON.parse(readFileSync(place("equal.json"), "utf8")));
    expect(file.data.stated).toMatchObject({ file: "equal.csv", source: "a clinic", licence: null, classes: [60, 10] });
  });

  test("a class with too few rows", async () => {
    const benign = wisconsin.filter((line) => line.endsWith("benign"));
    const malignant = wisconsin.filter((line) => line.endsWith("malignant")).slice(0, 7);
    writeFileSync(place("few.csv"), [header, ...benign, ...malignant].join("\n"));
    const { code, stderr } = await run("train", "--data", place("few.csv"), "--out", place("never.json"));
    expect(code).toBe(2);
    expect(stderr).toMatch(/few\.csv: training needs at least 10 complete rows of each class; [67] are malignant/);
  });
});
