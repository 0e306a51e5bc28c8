import type { Page } from "playwright-core";
import { expect } from "vitest";
import { hydrated, test } from "./fixtures.ts";

async function openLab(page: Page, query: string): Promise<void> {
  await page.goto(`/lab${query}`);
  await hydrated(page);
}

async function atStep(page: Page, step: number): Promise<void> {
  await page.locator(`data[data-step="${step}"]`).waitFor({ state: "attached" });
}

const run = (page: Page) => page.locator(".transport-run").click();
const reading = (page: Page) => page.getByRole("slider", { name: "Epoch under the cursor" });
const shownEpoch = (page: Page) => page.locator(".scrubber input").inputValue().then(Number);

/** The epochs in the table of the losses. */
async function epochsOf(page: Page): Promise<string[]> {
  const chart = page.locator("figure.plot").filter({ has: page.getByRole("heading", { name: "Loss", exact: true }) });
  const table = chart.locator("tbody tr");
  if ((await table.count()) === 0) await chart.getByText("Show data table").click();
  await expect.poll(() => table.count()).toBeGreaterThan(1);
  return table.evaluateAll((rows) =>
    rows.map((row) => (row as unknown as { cells: { textContent: string }[] }).cells[0]?.textContent ?? ""),
  );
}

test("a link to an epoch brings the whole curves, and so does every epoch that is sought", async ({ open }) => {
  const { page, errors } = await open();
  await openLab(page, "?at=200");
  await atStep(page, 200);
  const every = (last: number) => Array.from({ length: last + 1 }, (_, epoch) => String(epoch));
  await expect.poll(() => epochsOf(page)).toEqual(every(200));
  await page.locator(".scrubber input").fill("230");
  await atStep(page, 230);
  await expect.poll(() => epochsOf(page)).toEqual(every(230));
  await expect.poll(() => reading(page).getAttribute("aria-valuetext")).toContain("Epoch 230,");
  expect(errors).toEqual([]);
});

test("the curves and the best epoch of a run are the same at full speed as step by step", async ({ open }) => {
  const ends = [];
  for (const speed of ["full", "1000"]) {
    const { page } = await open();
    await openLab(page, "");
    await page.locator(".transport-speed select").selectOption(speed);
    await run(page);
    await atStep(page, 400);
    await expect.poll(() => page.getByText("The held-out loss was least").textContent()).toContain("At epoch 400");
    const lines = await page.locator(".curve-line").evaluateAll((paths) => paths.map((path) => path.getAttribute("d")));
    ends.push({ lines, summary: await page.getByText("The held-out loss was least").textContent() });
  }
  expect(ends[0]).toEqual(ends[1]);
});

test("a step within an epoch is shown with its own numbers above the curves, too", async ({ open }) => {
  const { page } = await open();
  await openLab(page, "?from=shipped&batch=32");
  await atStep(page, 0);
  const before = await reading(page).textContent();
  await page.locator(".transport-step").click();
  await atStep(page, 1);
  await expect.poll(() => reading(page).getAttribute("aria-valuetext")).toMatch(/^Epoch 0, step 1 of \d+, training loss/);
  expect(await reading(page).textContent()).not.toBe(before);
});

test("an early stop says where and why, and everything shows the epoch it goes back to", async ({ open }) => {
  const { page } = await open();
  await openLab(page, "?from=shipped&rate=0.05&patience=20");
  await page.locator(".transport-speed select").selectOption("full");
  await run(page);
  await page.getByRole("button", { name: "Run again from the start" }).waitFor();
  const spoken = page.locator("[data-spoken]");
  await expect.poll(() => spoken.textContent()).toMatch(/^Stopped at epoch \d+: no lower held-out loss for 20 epochs\./);
  const [, stop, best] = /epoch (\d+):.*The network of epoch (\d+) is shown/.exec((await spoken.textContent()) ?? "")?.map(Number) ?? [];
  expect(stop).toBe((best as number) + 20);
  expect(await shownEpoch(page)).toBe(best);
  await expect.poll(() => reading(page).getAttribute("aria-valuetext")).toContain(`Epoch ${best},`);
});

test("Back shows a run at the epoch at which its page was left", async ({ open }) => {
  const { page, errors } = await open();
  await openLab(page, "?seed=3");
  await run(page);
  await expect.poll(() => shownEpoch(page)).toBeGreaterThan(5);
  await page.locator('a[href="/model"]').first().click();
  await page.waitForURL("**/model");
  await page.goBack();
  await expect.poll(() => Number(new URL(page.url()).searchParams.get("at"))).toBeGreaterThan(5);
  expect(new URL(page.url()).searchParams.get("seed")).toBe("3");
  await atStep(page, await shownEpoch(page));
  expect(errors).toEqual([]);
});

test("another experiment leaves no result of the run before, also where it is out of sight", async ({ open }) => {
  const { page } = await open();
  await openLab(page, "?from=shipped&at=300");
  await atStep(page, 300);
  const region = page.getByRole("region", { name: "Result" });
  await region.scrollIntoViewIfNeeded();
  await expect.poll(() => region.textContent()).toContain("At epoch 300,");
  await page.evaluate("scrollTo({ top: 0, behavior: 'instant' })");
  await page.waitForTimeout(300);
  await page.getByLabel("Twenty layers").check({ force: true });
  await expect.poll(() => page.url()).toContain("twenty-layers");
  await expect.poll(() => region.textContent()).toContain("At epoch 0,");
});

test("what is typed into the field of the case stays while the training runs", async ({ open }) => {
  const { page } = await open();
  await openLab(page, "?from=article");
  await run(page);
  const field = page.getByRole("spinbutton", { name: "Case", exact: true });
  await field.fill("42");
  await page.waitForTimeout(600);
  expect(await field.inputValue()).toBe("42");
  await field.press("Enter");
  await page.locator(".transport-run").click();
  expect(await field.inputValue()).toBe("42");
  await page.getByRole("button", { name: "Next case" }).click();
  expect(await field.inputValue()).toBe("43");
  await field.fill("7");
  await field.blur();
  expect(await field.inputValue()).toBe("7");
});
