import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { notice } from "../../model/prediction/notice.ts";
import { predict } from "../../model/prediction/predict.ts";
import { roughPercent, supportSentence, TOO_FEW } from "../../model/prediction/sentences.ts";
import { casesWith } from "../../model/prediction/support.ts";
import { shipped } from "../model/models.ts";
import { run, start } from "./run.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cytonet-predict-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const place = (name: string): string => join(folder, name);
const words = (text: string): string[] => text.split(" ");

test("the class and the probability of nine scores", async () => {
  for (const values of [
    [5, 1, 1, 1, 2, 1, 3, 1, 1],
    [8, 10, 10, 8, 7, 10, 9, 7, 1],
  ]) {
    const { assessment, probability } = predict(shipped, { values });
    const { code, stdout } = await run("predict", ...values.map(String));
    expect(code).toBe(0);
    expect(stdout).toContain(`${assessment}, probability of malignancy ${roughPercent(probability)}\n`);
    expect(stdout).toContain(`Model ${shipped.file.version}. ${notice}\n`);
  }
});

test("--json prints the whole prediction, at a prevalence and with unknown scores", async () => {
  const { stdout } = await run("predict", ...words("8 10 ? 8 7 unknown 9 7 1"), "--prevalence", "0.05", "--json");
  const values = [8, 10, null, 8, 7, null, 9, 7, 1];
  const { name, version } = shipped.file;
  expect(JSON.parse(stdout)).toEqual({ ...predict(shipped, { values, prevalence: 0.05 }), model: { name, version }, notice });
});

test("a sample between the classes is indeterminate; what is outside the data, and what too few scores cannot tell, is said", async () => {
  const between = await run("predict", ...words("10 10 10 1 6 1 2 8 1 --prevalence 0.1"));
  expect(between.stdout).toMatch(/^(Outside the training data\..*\n)?indeterminate, leans \w+, probability of malignancy [\d.]+%\n/);
  const unlike = await run("predict", ...words("1 10 1 10 1 10 1 10 1"));
  expect(unlike.stdout).toMatch(/^Outside the training data\. .*\nindeterminate, /);
  const few = await run("predict", ...words("? ? ? ? ? ? ? ? 10"));
  expect(few.stdout).toContain(`${supportSentence(casesWith(shipped, [...new Array(8).fill(null), 10]), 1)}\n${TOO_FEW}\n`);
});

test.each([
  [words("8 10 10 8 7 10 9 7 11"), "Mitoses must be a whole number from 1 to 10, or unknown, got 11\n"],
  [words("8 10 10"), "predict needs nine scores or --file, got 3 words; see npm run predict -- --help\n"],
  [words("--file data/wisconsin.csv 5 1 1"), "predict takes nine scores or --file, got both: 5 1 1\n"],
  [words("5 1 1 1 2 1 3 1 1 --out x.csv"), "--out goes with --file\n"],
  [words("--file data"), "data: this is a folder, not a file\n"],
  [words("--file test/data/cases/32-min-max-scaled.csv"), "they look scaled"],
  [words("--file test/data/cases/08-sentdex-header.data"), "unif_call_shape"],
  [words("--file data/wisconsin.csv --columns nuclei:x"), "--columns: nuclei is not a feature"],
  [words("5 1 1 1 2 1 3 1 1 --prevalence 5"), "--prevalence must lie between 0 and 1, got 5\n"],
  [words("5 1 1 1 2 1 3 1 1 --model missing.json"), "missing.json: no such file or folder; it was looked for at "],
  [words("5 1 1 1 2 1 3 1 1 --model package.json"), "package.json: model file refused: this is not a cytonet model\n"],
  [words("5 1 1 1 2 1 3 1 1 --model README.md"), "README.md: this is not a model file: it is not JSON"],
])("%j: exit code 2, with the rule and the value", async (args, message) => {
  const { code, stdout, stderr } = await run("predict", ...args);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain("    at ");
});

describe("--file writes the rows with their predictions", () => {
  const wisconsin = readFileSync("data/wisconsin.csv", "utf8").trimEnd().split("\n");

  test("as CSV in the separator of the file, from standard input as from a file", async () => {
    const semicolons = place("semicolons.csv");
    writeFileSync(semicolons, `${wisconsin.map((line) => line.replaceAll(",", ";")).join("\r\n")}\r\n`);
    const [piped, named] = await Promise.all([
      run("predict", { input: readFileSync(semicolons) }, "--file", "-"),
      run("predict", "--file", semicolons),
    ]);
    expect([piped.code, named.code]).toEqual([0, 0]);
    expect(piped.stdout).toBe(named.stdout);
    expect(piped.stderr).toBe(`standard input: 699 rows; model ${shipped.file.version}. ${notice}\n`);
    const lines = named.stdout.split("\r\n");
    expect(lines[0]).toBe(`${wisconsin[0]!.replaceAll(",", ";")};prediction;probability;predictionSet;assessment;unknown;unusual;error`);
    expect(lines).toHaveLength(701);
    lines.slice(1, 700).forEach((line, i) => {
      const given = wisconsin[i + 1]!;
      const values = given
        .split(",")
        .slice(1, 10)
        .map((cell) => (cell === "" ? null : Number(cell)));
      const { prediction, probability, predictionSet, assessment, unknown, unusual } = predict(shipped, { values });
      const added = [prediction, probability, predictionSet.join("|"), assessment, unknown.join("|"), unusual, ""];
      expect(line).toBe(`${given.replaceAll(",", ";")};${added.join(";")}`);
    });
  });

  test("an error in its row and column, whatever its number of cells; columns of the same name get a prefix", async () => {
    const path = place("errors.csv");
    const header = `${wisconsin[0]},Error`;
    writeFileSync(path, [header, "1,5,1,1,1,2,1,3,1,11,benign,x", "2,5,1", `${wisconsin[1]},=1+1`].join("\n"));
    const { code, stdout, stderr } = await run("predict", "--file", path, "--out", place("out.csv"));
    expect([code, stdout]).toEqual([0, ""]);
    expect(stderr).toBe(`${path}: 2 of 3 rows have errors; model ${shipped.file.version}. ${notice}\n`);
    const [first, eleven, short, good] = readFileSync(place("out.csv"), "utf8").split("\n");
    expect(first).toBe(`${header},prediction,probability,predictionSet,assessment,unknown,unusual,cytonet_error`);
    expect(eleven).toMatch(/^1,5,1,1,1,2,1,3,1,11,benign,x,,,,,,,"mitoses must be a whole number from 1 to 10, .* got 11"$/);
    expect(short).toMatch(/^2,5,1,,,,,,,,,,,,,,,,"the row must have 12 columns, got 3"$/);
    expect(good).toContain(`${wisconsin[1]},=1+1,benign,`);
  });

  test("as JSON, each with its line and its cells, of an Excel workbook at a prevalence", async () => {
    const file = "test/data/cases/66-excel-workbook.xlsx";
    const { stdout } = await run("predict", "--file", file, "--json", "--prevalence", "0.05");
    const rows = JSON.parse(stdout) as { line: number; row: Record<string, string> }[];
    expect(rows).toHaveLength(30);
    const { line, row, ...prediction } = rows[29]!;
    expect([line, row.id, row.bareNuclei]).toEqual([31, "1096800", "?"]);
    expect(prediction).toEqual(predict(shipped, { values: [6, 6, 6, 9, 6, null, 7, 8, 1], prevalence: 0.05 }));
  });

  test("what a file was taken for is told on standard error, and --columns answers a question", async () => {
    const told = await run("predict", "--file", "test/data/cases/09-sentdex-minus-99999.csv");
    expect(told.stderr).toContain("unif_cell_size as uniformityOfCellSize");
    expect(told.stderr).toContain("-99999 is read as unknown in 2 cells.\n");
    const file = "test/data/cases/08-sentdex-header.data";
    const columns = "uniformityOfCellShape:unif_call_shape";
    const { code, stdout } = await run("predict", "--file", file, "--columns", columns);
    expect(code).toBe(0);
    expect(stdout.trimEnd().split("\n")).toHaveLength(31);
  });

  test("a reader that stops early, as head does, is no error", async () => {
    const many = place("many.csv");
    writeFileSync(many, [wisconsin[0], ...Array.from({ length: 100 }, () => wisconsin.slice(1)).flat()].join("\n"));
    const child = start("predict", "--file", many);
    child.stdout!.once("data", () => child.stdout!.destroy());
    const { code, stderr } = await child.outcome;
    expect([code, stderr]).toEqual([0, ""]);
  });
});

test("card refuses a model that was not assessed, before it writes anything", async () => {
  const out = join(folder, "plain.json");
  await run("train", "--epochs", "2", "--unassessed", "--out", out);
  const { code, stderr } = await run("card", "--model", out, "--out", join(folder, "card"));
  expect([code, stderr]).toEqual([2, `${out}: the model was not assessed, so there is nothing to put on a card\n`]);
  writeFileSync(join(folder, "file"), "");
  const refused = await run("card", "--out", join(folder, "file"));
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain("EEXIST");
});
