import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { typescriptEngine } from "../../network/learning/engine.ts";
import { trainEpoch } from "../../network/learning/training.ts";
import { sha256 } from "../../network/math/sha256.ts";
import { projectPath } from "../../scripts/files.ts";
import { wisconsinData } from "../../web/lab/experiment/data-sets.ts";
import { readAddress } from "../../web/lab/experiment/experiment-address.ts";
import { prepareRun } from "../../web/lab/training/prepare-run.ts";
import { hydrated, test } from "./fixtures.ts";

/** What the page says of the parameters at rest. */
interface Print {
  readonly step: number;
  readonly hash: string;
  readonly readings: string;
}

async function openLab(page: Page): Promise<void> {
  await hydrated(page);
  await printAt(page, () => true);
}

/** Waits for a step at which the run rests. */
async function printAt(page: Page, accepts: (step: number) => boolean): Promise<Print> {
  const print = page.locator("data[data-parameters]");
  await expect.poll(async () => accepts(Number(await print.getAttribute("data-step", { timeout: 1_000 }).catch(() => -1)))).toBe(true);
  const [step, hash] = [await print.getAttribute("data-step"), await print.getAttribute("data-parameters")];
  return { step: Number(step), hash: hash as string, readings: (await page.locator(".readings").textContent()) as string };
}

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    if (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)})`)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached ${selector}`);
}

test("with keys alone: run, pause, step, and scrub back to the same numbers", async ({ open }) => {
  const { page, errors } = await open("/lab");
  await openLab(page);
  await tabTo(page, ".transport-run");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator(".scrubber input").inputValue().then(Number)).toBeGreaterThan(5);
  await page.keyboard.press("Enter");
  const paused = await printAt(page, (step) => step > 5);
  await tabTo(page, ".transport-step");
  await page.keyboard.press("Enter");
  const stepped = await printAt(page, (step) => step === paused.step + 1);
  expect(stepped.hash).not.toBe(paused.hash);
  await page.keyboard.press("Enter");
  await printAt(page, (step) => step === paused.step + 2);
  await tabTo(page, "input[type=range]");
  await page.keyboard.press("ArrowLeft");
  expect(await printAt(page, (step) => step === paused.step + 1)).toEqual(stepped);
  await page.keyboard.press("ArrowLeft");
  expect(await printAt(page, (step) => step === paused.step)).toEqual(paused);
  await page.keyboard.press("Home");
  await printAt(page, (step) => step === 0);
  expect(errors).toEqual([]);
});

test("a link to epoch 60 shows the same parameters elsewhere, and those are Node’s", async ({ open }) => {
  const { page, errors } = await open("/lab?rate=0.05&batch=32&noise=0.1&seed=7");
  const { experiment } = readAddress(new URL(page.url()).search, []);
  const { training } = prepareRun(experiment, wisconsinData(readFileSync(projectPath("data/wisconsin.csv"), "utf8")), typescriptEngine);
  const isThere = (step: number) => step === 60 * training.batcher.batchesPerEpoch;
  await openLab(page);
  await page.locator(".scrubber input").fill("60");
  const { hash } = await printAt(page, isThere);
  await expect.poll(() => page.url()).toContain("at=60");
  const elsewhere = await open(page.url());
  expect((await printAt(elsewhere.page, isThere)).hash).toBe(hash);
  while (training.epochs < 60) trainEpoch(training);
  expect(hash).toBe(sha256(new Uint8Array(training.parameters.slice().buffer)));
  expect([...errors, ...elsewhere.errors]).toEqual([]);
});

test("a hundred and fifty runs, one after the other, have memory enough", async ({ open }) => {
  const { page, errors } = await open("/lab");
  await openLab(page);
  await page.evaluate(`(async () => {
    const button = [...document.querySelectorAll(".transport button")].find((button) => button.textContent === "New start");
    for (let seed = 2; seed <= 151; seed++) {
      button.click();
      while (new URLSearchParams(location.search).get("seed") !== String(seed)) await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })()`);
  await page.locator(".transport-step").click();
  await printAt(page, (step) => step === 1);
  expect(errors).toEqual([]);
});
