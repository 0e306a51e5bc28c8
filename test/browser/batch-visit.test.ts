import { text } from "node:stream/consumers";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { hydrated, test } from "./fixtures.ts";

const scrolled = (page: Page) => page.evaluate("Math.round(scrollY)") as Promise<number>;

async function openWisconsin(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Load the Wisconsin data" }).click();
  await page.getByText("699 rows read: 699 predicted, no errors.").waitFor();
}

/** Drops a file of two rows on the element. */
async function drop(page: Page, selector: string, name = "two.csv"): Promise<void> {
  await page.evaluate(`{
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["mitoses\\n1\\n2\\n"], "${name}"));
    const target = document.querySelector("${selector}");
    for (const type of ["dragover", "drop"])
      target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }`);
}

test.for([1280, 375])("Back from a row returns to the file as it was left, at %i px", async (width, { open }) => {
  const { page, errors } = await open("/batch", { viewport: { width, height: 800 } });
  await openWisconsin(page);
  await page.getByRole("radio", { name: /^likely malignant/ }).check();
  await page.getByRole("button", { name: "Probability" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByText(/^51 to 100 of/).waitFor();
  await page.locator(".results [aria-busy=false]").waitFor();
  const link = page.locator(".results tbody a").nth(30);
  await link.scrollIntoViewIfNeeded();
  const [scores, top] = [await link.textContent(), await scrolled(page)];
  const rows = await page.locator(".results tbody").textContent();
  expect(top).toBeGreaterThan(500);
  await link.click();
  await page.getByRole("heading", { name: "Scores", exact: true }).waitFor();
  expect(await scrolled(page)).toBe(0);

  await page.goBack();
  await page.getByText(/^51 to 100 of/).waitFor();
  expect(await page.getByRole("radio", { name: /^likely malignant/ }).isChecked()).toBe(true);
  expect(await page.locator(".results [aria-sort=ascending]").textContent()).toBe("Probability");
  expect(await page.locator(".results tbody").textContent()).toBe(rows);
  expect(await page.locator(".results a:focus").textContent()).toBe(scores);
  await expect.poll(() => scrolled(page)).toBe(top);
  expect(await page.locator(".results a:focus").evaluate((focused) => focused.getBoundingClientRect().left)).toBeLessThan(width);

  // A link, unlike Back, leads to the top of a page.
  await page.getByRole("navigation", { name: "Pages", exact: true }).getByRole("link", { name: "Model" }).click();
  await page.getByRole("navigation", { name: "Pages", exact: true }).getByRole("link", { name: "Batch" }).click();
  await page.getByText("699 rows read").waitFor();
  expect(await scrolled(page)).toBe(0);
  expect(errors).toEqual([]);
});

test("a file dropped anywhere on the page is read, and asks before it replaces results", async ({ open }) => {
  const { page, errors } = await open("/batch");
  await hydrated(page);
  await drop(page, "footer");
  await page.getByText("2 rows read: 2 predicted, no errors.").waitFor();
  await drop(page, ".results tbody", "other.csv");
  const question = page.getByRole("dialog", { name: "Replace the results?" });
  await question.getByText("other.csv").waitFor();
  await page.keyboard.press("Escape");
  await question.waitFor({ state: "hidden" });
  await page.getByRole("heading", { name: "two.csv" }).waitFor();
  await drop(page, ".results tbody", "other.csv");
  await question.getByRole("button", { name: "Replace" }).click();
  await page.getByRole("heading", { name: "other.csv" }).waitFor();
  expect(await question.isVisible()).toBe(false);
  expect(errors).toEqual([]);
});

test("Next leads to the top of the table", async ({ open }) => {
  const { page } = await open("/batch");
  await openWisconsin(page);
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByText("51 to 100 of 699").waitFor();
  const table = page.getByRole("region", { name: "The rows" });
  expect(await table.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
  expect(await table.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(100);
  await page.getByRole("button", { name: "Last" }).click();
  expect(await page.locator(":focus").getAttribute("aria-label")).toBe("The rows");
});

test("case numbers stand beside rows and errors, whatever their column is called", async ({ open }) => {
  const { page } = await open("/batch");
  for (const name of ["Sample code number", "case id", "rownames"]) {
    await page.getByLabel("Or paste rows").fill(`${name},mitoses\nA-17,1\nB-18,11\n`);
    await page.getByRole("button", { name: "Predict pasted rows" }).click();
    await page.getByText("2 rows read: 1 predicted, 1 with errors.").waitFor();
    expect(await page.locator("td.case-number").allTextContents()).toEqual(["A-17", "B-18"]);
    expect(await page.locator(".row-error-case").textContent()).toBe("case B-18");
    await page.getByRole("button", { name: "Close" }).click();
  }
});

test("prevalence and threshold change the predictions, the download and what the server is asked", async ({ open }) => {
  const { page, errors } = await open("/batch");
  await openWisconsin(page);
  await page.getByLabel("Prevalence").fill("150");
  await page.getByLabel("Prevalence").press("Enter");
  await page.getByRole("alert").getByText("Prevalence must be a number above 0 and below 100, got 150.").waitFor();
  expect(await page.getByLabel("Prevalence").inputValue()).toBe("150");
  const positives = page.locator(".confusion td.right").last();
  const before = Number(await positives.textContent());
  await page.getByLabel("Prevalence").fill("1,5");
  await page.getByLabel("Prevalence").press("Enter");
  await expect.poll(async () => Number(await positives.textContent())).toBeLessThan(before);
  await page.getByLabel("Decision threshold").fill("2");
  await page.getByLabel("Decision threshold").press("Enter");
  await expect.poll(async () => Number(await positives.textContent())).toBeGreaterThanOrEqual(before);
  expect(await page.getByLabel("Prevalence").inputValue()).toBe("1.5");

  const asked = page.waitForRequest(/\/predict\/batch/);
  await page.getByLabel("Check against the server").check();
  expect(new URL((await asked).url()).search).toBe("?prevalence=0.015");
  await page.getByText("Browser and server give identical results for all 699 rows.").waitFor();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download predictions (CSV)" }).click(),
  ]);
  const [header, ...rows] = (await text(await download.createReadStream())).trimEnd().split(/\r?\n/);
  expect(header?.endsWith(",error,prevalence,threshold")).toBe(true);
  for (const row of rows) {
    const cells = row.split(",");
    const [prediction, probability] = cells.slice(11);
    expect(prediction).toBe(Number(probability) >= 0.02 ? "malignant" : "benign");
    expect(cells.slice(-2)).toEqual(["0.015", "0.02"]);
  }
  expect(await page.locator(".results tbody a").first().getAttribute("href")).toContain("prevalence=0.015");
  expect(errors).toEqual([]);
});
