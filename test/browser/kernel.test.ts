import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { projectPath } from "../../scripts/files.ts";
import { openBrowser, openPage } from "./browser.ts";
import { bundle } from "./bundle.ts";

test("the kernel yields the bits of the plain TypeScript in Chromium", async () => {
  const browser = await openBrowser();
  try {
    const { page } = await openPage(browser);
    await page.addScriptTag({ content: await bundle("../network/kernel/arbitraries.ts", "arbitraries") });
    const bytes = [...readFileSync(projectPath("network/kernel/kernel.wasm"))];
    const failure = await page.evaluate(async (bytes) => {
      const { arbitraries, WebAssembly } = globalThis as unknown as {
        arbitraries: { assertSameBits(kernel: object, runs: number): void };
        WebAssembly: { compile(bytes: Uint8Array): Promise<object> };
      };
      try {
        arbitraries.assertSameBits(await WebAssembly.compile(Uint8Array.from(bytes)), 300);
        return "";
      } catch (error) {
        return String(error);
      }
    }, bytes);
    expect(failure).toBe("");
  } finally {
    await browser.close();
  }
});
