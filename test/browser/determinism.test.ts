import { expect } from "vitest";
import { hashOfTraining } from "../determinism.ts";
import { bundle } from "./bundle.ts";
import { test } from "./fixtures.ts";

test("training in Chromium gives the same bits as in Node", async ({ open }) => {
  const { page } = await open();
  await page.addScriptTag({ content: await bundle("../determinism.ts", "determinism") });
  const hash = await page.evaluate(() =>
    (globalThis as unknown as { determinism: { hashOfTraining(): string } }).determinism.hashOfTraining(),
  );
  expect(hash).toBe(hashOfTraining());
});
