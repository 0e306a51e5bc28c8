import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { projectPath } from "../../scripts/files.ts";
import { bundle } from "./bundle.ts";
import { test } from "./fixtures.ts";

test("the kernel gives the same bits as plain TypeScript in Chromium", async ({ open }) => {
  const { page } = await open();
  await page.addScriptTag({ content: await bundle("../network/kernel/arbitraries.ts", "arbitraries") });
  const bytes = [...readFileSync(projectPath("network/kernel/kernel.wasm"))];
  const failure = await page.evaluate(async (bytes) => {
    const { arbitraries, WebAssembly } = globalThis as unknown as {
      arbitraries: Record<"assertSameBits" | "assertSameTrainings", (kernel: object, runs: number) => void>;
      WebAssembly: { compile(bytes: Uint8Array): Promise<object> };
    };
    try {
      const kernel = await WebAssembly.compile(Uint8Array.from(bytes));
      arbitraries.assertSameBits(kernel, 300);
      arbitraries.assertSameTrainings(kernel, 100);
      return "";
    } catch (error) {
      return String(error);
    }
  }, bytes);
  expect(failure).toBe("");
});
