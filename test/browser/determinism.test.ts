import { expect, test } from "vitest";
import { hashOfTraining } from "../determinism.ts";
import { openBrowser, openPage } from "./browser.ts";
import { bundle } from "./bundle.ts";

test("a training in Chromium ends with the same bits as in Node", async () => {
  const browser = await openBrowser();
  try {
    const { page } = await openPage(browser);
    await page.addScriptTag({ content: await bundle("../determinism.ts", "determinism") });
    const inBrowser = await page.evaluate(() =>
      (globalThis as unknown as { determinism: { hashOfTraining(): string } }).determinism.hashOfTraining(),
    );
    expect(inBrowser).toBe(hashOfTraining());
  } finally {
    await browser.close();
  }
});
