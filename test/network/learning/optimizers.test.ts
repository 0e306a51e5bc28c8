import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type OptimizerName, optimizers, stateVectorCount, updateInto } from "../../../network/learning/optimizers.ts";

interface Reference {
  readonly start: number[];
  readonly learningRate: number;
  readonly path: Record<OptimizerName, number[][]>;
}

/** Made by optimizers.py beside it, which says how. */
const reference: Reference = JSON.parse(readFileSync(new URL("../../fixtures/optimizers.json", import.meta.url), "utf8"));

function gradient([x, y, z]: Float64Array): Float64Array {
  return Float64Array.of(x! ** 3 + y!, 2 * (y! - 1) + x!, z! ** 2 + 2 * z!);
}

test.each(Object.keys(optimizers) as OptimizerName[])("ten steps of %s are those of the reference", (name) => {
  const parameters = Float64Array.from(reference.start);
  const optimizerState = Array.from({ length: stateVectorCount(name) }, () => new Float64Array(3));
  expect(reference.path[name]).toHaveLength(10);
  reference.path[name].forEach((expected, i) => {
    updateInto(parameters, gradient(parameters), optimizerState, optimizers[name], reference.learningRate, i + 1);
    expected.forEach((value, e) => {
      expect(Math.abs(parameters[e]! - value)).toBeLessThan(1e-13);
    });
  });
});
