import { expect, test } from "vitest";
import { backgroundOf } from "../../model/unknowns/background.ts";
import { conditionalOf } from "../../model/unknowns/conditional.ts";
import { expectationOf } from "../../model/unknowns/expectation.ts";
import expectation from "../../model/unknowns/expectation.wasm";
import worker from "../../worker/index.ts";
import main from "../../worker/main.ts";
import { model } from "../../worker/model.ts";
import { assertSameExpectations } from "../model/unknowns/compiled.ts";

test("in workerd, every expectation in WebAssembly has the bits of TypeScript's", () => {
  assertSameExpectations(expectation, 100);
});

test("the Worker that is deployed computes in WebAssembly", () => {
  expect(main).toBe(worker);
  expect(expectationOf(model)).not.toBe(conditionalOf(backgroundOf(model)));
});
