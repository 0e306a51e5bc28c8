import { test } from "vitest";
import kernel from "../../network/kernel/kernel.wasm";
import { assertSameBits } from "../network/kernel/arbitraries.ts";

test("the kernel yields the bits of the plain TypeScript in workerd", () => {
  assertSameBits(kernel, 300);
});
