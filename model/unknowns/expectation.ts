import type { KernelModule } from "../../network/kernel/webassembly.ts";
import type { Model } from "../file/model.ts";
import { backgroundOf } from "./background.ts";
import { compiledExpectation } from "./compiled.ts";
import { conditionalOf, type Expectation } from "./conditional.ts";
import { knownFeatures } from "./subsets.ts";

const expectations = new WeakMap<Model, Expectation>();
const modules = new WeakMap<Model, KernelModule>();

/** Lets a model compute its expectations in WebAssembly from the first one on: `module` is expectation.wasm. The bits stay the same. */
export function accelerate(model: Model, module: KernelModule): void {
  modules.set(model, module);
}

/** The expectation of a model, made by the first call. */
export function expectationOf(model: Model): Expectation {
  const made = expectations.get(model);
  if (made) return made;
  const background = backgroundOf(model);
  const module = modules.get(model);
  const expectation = (module && compiledExpectation(background, module)) ?? conditionalOf(background);
  expectations.set(model, expectation);
  return expectation;
}

/** The expected probability given all that is known of a sample. */
export function expectedProbability(model: Model, values: readonly (number | null)[]): number {
  const known = knownFeatures(values);
  // Complete samples need no tables of the rows.
  if (known === (1 << values.length) - 1) return backgroundOf(model).completeProbability(values as readonly number[]);
  return expectationOf(model).given(values, known);
}
