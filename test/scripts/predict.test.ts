import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { predict } from "../../model/prediction/predict.ts";
import { shipped } from "../model/models.ts";
import { run } from "./run.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cytonet-predict-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const words = (text: string): string[] => text.split(" ");

test("the class and the probability of nine scores", async () => {
  for (const values of [
    [5, 1, 1, 1, 2, 1, 3, 1, 1],
    [8, 10, 10, 8, 7, 10, 9, 7, 1],
  ]) {
    const { prediction, probability } = predict(shipped, { values });
    const { code, stdout } = await run("predict", ...values.map(String));
    expect(code).toBe(0);
    expect(stdout).toContain(`${prediction}, probability of malignancy ${probability.toFixed(4)}\n`);
    expect(stdout).toContain(`Model ${shipped.file.version}. For education and research. Not a medical device.\n`);
  }
});

test("--json prints the whole prediction, at a prevalence and with unknown scores", async () => {
  const { stdout } = await run("predict", ...words("8 10 ? 8 7 unknown 9 7 1"), "--prevalence", "0.05", "--json");
  const values = [8, 10, null, 8, 7, null, 9, 7, 1];
  expect(JSON.parse(stdout)).toEqual(predict(shipped, { values, prevalence: 0.05 }));
});

test.each([
  [words("8 10 10 8 7 10 9 7 11"), "Mitoses must be a whole number from 1 to 10, or ?, got 11\n"],
  [words("8 10 10"), "predict needs nine scores, got 3; see npm run predict -- --help\n"],
  [words("5 1 1 1 2 1 3 1 1 --prevalence 5"), "--prevalence must lie between 0 and 1, got 5\n"],
  [words("5 1 1 1 2 1 3 1 1 --model missing.json"), "missing.json: ENOENT: no such file or directory\n"],
  [words("5 1 1 1 2 1 3 1 1 --model package.json"), "package.json: model file refused: this is not a cytonet model\n"],
  [words("5 1 1 1 2 1 3 1 1 --model README.md"), "README.md: Unexpected token"],
])("%j: exit code 2, with the rule and the value", async (args, message) => {
  const { code, stdout, stderr } = await run("predict", ...args);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain("    at ");
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
