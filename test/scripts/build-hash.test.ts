import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { buildHash } from "../../scripts/build-hash.ts";
import { projectPath } from "../../scripts/files.ts";

const parts = ["data", "model", "network", "worker", "package-lock.json"];

/** A copy of what the Worker is built from. */
const folder = mkdtempSync(join(tmpdir(), "build-hash-"));
for (const part of parts) cpSync(projectPath(part), join(folder, part), { recursive: true });

afterAll(() => rmSync(folder, { recursive: true }));

test("the same sources have the same hash, wherever they are", () => {
  expect(buildHash(folder)).toMatch(/^[0-9a-f]{12}$/);
  expect(buildHash(folder)).toBe(buildHash(projectPath("")));
});

test.each([
  "worker/index.ts",
  "worker/routes/predict.ts",
  "worker/model.json",
  "model/prediction/predict.ts",
  "network/learning/forward.ts",
  "model/unknowns/expectation.wasm",
  "data/features.ts",
  "package-lock.json",
])("a change of %s changes the hash, and undoing it restores the hash", (file) => {
  const path = join(folder, file);
  const before = { hash: buildHash(folder), content: readFileSync(path) };
  appendFileSync(path, "\n");
  expect(buildHash(folder)).not.toBe(before.hash);
  writeFileSync(path, before.content);
  expect(buildHash(folder)).toBe(before.hash);
});

test("the model card is not part of the build", () => {
  const before = buildHash(folder);
  appendFileSync(join(folder, "worker/model-card/README.md"), "\n");
  expect(buildHash(folder)).toBe(before);
});
