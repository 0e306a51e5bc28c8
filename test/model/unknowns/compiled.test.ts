import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { backgroundOf } from "../../../model/unknowns/background.ts";
import { compiledExpectation } from "../../../model/unknowns/compiled.ts";
import { buildKernel } from "../../../scripts/build-kernel.ts";
import { projectPath } from "../../../scripts/files.ts";
import { loadExpectation } from "../../../scripts/kernel.ts";
import { changedModel, shipped } from "../models.ts";
import { assertSameExpectations } from "./compiled.ts";

const module = loadExpectation();

test("expectation.wasm is what the source compiles to", { tags: "slow" }, async () => {
  const path = "model/unknowns/expectation.wasm";
  expect(Buffer.from(await buildKernel(path)).equals(readFileSync(projectPath(path)))).toBe(true);
});

test("in WebAssembly, every expectation has the bits of TypeScript's", () => {
  assertSameExpectations(module, 500);
});

test("networks of another shape, and backgrounds too large for its memory, are left to TypeScript", () => {
  const [hidden, output] = shipped.file.layers as [(typeof shipped.file.layers)[0], (typeof shipped.file.layers)[0]];
  const { rows, counts, bandwidth } = shipped.file.background;
  const isSupported = (model: typeof shipped) => compiledExpectation(backgroundOf(model), module) !== undefined;
  expect(isSupported(shipped)).toBe(true);
  expect(isSupported(changedModel({ layers: [{ ...hidden, activation: "tanh" }, output] }))).toBe(false);
  const identity = { activation: "relu" as const, W: hidden.b.map((_, j) => hidden.b.map((_, k) => Number(j === k))), b: hidden.b };
  expect(isSupported(changedModel({ layers: [hidden, identity, output] }))).toBe(false);
  const many = Array.from({ length: 20_000 }, (_, i) => Array.from(String(i).padStart(9, "0"), (digit) => Number(digit) + 1));
  expect(isSupported(changedModel({ background: { bandwidth, rows: many, counts: many.map(() => [1, 1]) } }))).toBe(false);
  expect(isSupported(changedModel({ background: { bandwidth, rows, counts } }))).toBe(true);
});
