import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { wisconsinTrainingData } from "../../../model/training/wisconsin-data.ts";
import { projectPath } from "../../../scripts/files.ts";
import { readTrainingData } from "../../../scripts/training-data.ts";

const path = projectPath("data/wisconsin.csv");

test("the Wisconsin data are read as the reader of tables reads them", async () => {
  const { lines: _, ...read } = await readTrainingData(path);
  expect(wisconsinTrainingData(readFileSync(path))).toEqual(read);
});

test("other bytes are refused", () => {
  const changed = Uint8Array.from(readFileSync(path));
  changed[100]! ^= 1;
  expect(() => wisconsinTrainingData(changed)).toThrow(/^data\/wisconsin\.csv must have the SHA-256 d7c6a7135fd2.*, got /);
});
