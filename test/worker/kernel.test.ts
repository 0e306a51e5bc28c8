import { test } from "vitest";
import kernel from "../../network/kernel/kernel.wasm";
import { assertSameBits, assertSameTrainings } from "../network/kernel/arbitraries.ts";

test("in workerd, the kernel computes the same bits as plain TypeScript", () => {
  assertSameBits(kernel, 300);
  assertSameTrainings(kernel, 100);
});
