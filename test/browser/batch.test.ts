import { readFileSync } from "node:fs";
import { buffer, text } from "node:stream/consumers";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { answerColumns } from "../../model/prediction/answer-columns.ts";
import { holdScripts, test } from "./fixtures.ts";

const wisconsin = readFileSync(new URL("../../data/wisconsin.csv", import.meta.url), "utf8")
  .trimEnd()
  .split("\n");

/** Ten thousand rows: the data over and over, with errors on lines 5,000 and 9,001. */
function tenThousandRows(): string {
  const lines = Array.from({ length: 10_000 }, (_, i) => wisconsin[1 + (i % (wisconsin.length - 1))] as string);
  lines[5_000 - 2] = "x,11,1,1,1,2,1,3,1,1,benign";
  lines[9_001 - 2] = "y,5,1";
  return [wisconsin[0], ...lines].join("\n");
}

const csvFile = (name: string, content: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(content) });

test("ten thousand rows with errors are predicted, sorted, evaluated and downloaded without a request", async ({ open }) => {
  const { page, errors } = await open("/batch");
  const sent: string[] = [];
  page.on("request", (request) => request.method() !== "GET" && sent.push(request.url()));
  await page.locator("input[type=file]").setInputFiles(csvFile("many.csv", tenThousandRows()));
  await page.getByText("10,000 rows read: 9,998 predicted, 2 with errors.").waitFor();
  expect(await page.locator(".row-error-line").allTextContents()).toEqual(["line 5,000", "line 9,001"]);
  await page.getByText("must be a whole number from 1 to 10, or empty where unknown, got 11").first().waitFor();
  expect(sent).toEqual([]);

  await page.getByRole("button", { name: "Probability" }).click();
  expect(await page.locator(".results [aria-sort=ascending]").textContent()).toBe("Probability");
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByText("51 to 100 of 10,000").waitFor();
  await page.getByRole("radio", { name: "with errors 2" }).check();
  await page.locator(".results .errors-only[aria-busy=false]").waitFor();
  expect(await page.locator(".results tbody tr").count()).toBe(2);
  await page.getByRole("img", { name: "ROC curve" }).waitFor();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download predictions (CSV)" }).click(),
  ]);
  const lines = (await text(await download.createReadStream())).split(/\r?\n/);
  expect(download.suggestedFilename()).toBe("many-predictions.csv");
  expect(lines).toHaveLength(10_002);
  expect(lines[0]).toBe(`${wisconsin[0]},${answerColumns.join()}`);
  expect(lines[4_999]).toContain("got 11");
  expect(errors).toEqual([]);
});

test("the server is asked only if the visitor wishes, and agrees to the last bit", async ({ open }) => {
  const { page, errors } = await open("/batch");
  await page.getByRole("button", { name: "Load the Wisconsin data" }).click();
  await page.getByText("699 rows read: 699 predicted, no errors.").waitFor();
  await page.getByLabel("Check against the server").check();
  await page.getByText("Browser and server give identical results for all 699 rows.").waitFor();
  await page.locator(".results tbody a").first().click();
  await page.locator("#prediction").getByText("Likely benign").first().waitFor();
  expect(errors).toEqual([]);
});

test("text pasted or a file selected before hydration is kept", async ({ open }) => {
  const { page } = await open();
  const release = await holdScripts(page);
  await page.goto("/batch", { waitUntil: "commit" });
  await page.getByLabel("Or paste rows").fill("mitoses\n3");
  await page.locator("input[type=file]").setInputFiles(csvFile("two.csv", "mitoses\n1\n2\n"));
  release();
  await page.getByText("2 rows read: 2 predicted, no errors.").waitFor();
  await page.getByRole("button", { name: "Predict pasted rows" }).click();
  await page.getByRole("button", { name: "Replace" }).click();
  await page.getByText("1 row read: 1 predicted, no errors.").waitFor();
});

test("text that is not a table is refused with a sentence", async ({ open }) => {
  const { page, errors } = await open("/batch");
  await page.getByLabel("Or paste rows").fill("dear,sir\nyours,truly");
  await page.getByRole("button", { name: "Predict pasted rows" }).click();
  await page.getByRole("alert").getByText("Pasted rows was not read.").waitFor();
  expect(errors).toEqual([]);
});

test("a workbook of ten thousand rows is read under the site's Content-Security-Policy, and downloaded as CSV", async ({ open }) => {
  const { page, errors } = await open("/batch");
  const [header = [], ...rows] = wisconsin.map((line) => line.split(","));
  const cells = Array.from({ length: 10_000 }, (_, i) => rows[i % rows.length] as string[]);
  const buffer = await writeExcelFile([
    header,
    ...cells.map((row) => row.map((cell) => (/^\d+$/.test(cell) ? Number(cell) : cell))),
  ]).toBuffer();
  expect(buffer.length).toBeGreaterThan(100_000);
  await page.locator("input[type=file]").setInputFiles({ name: "many.xlsx", mimeType: "application/octet-stream", buffer });
  await page.getByText("10,000 rows read: 10,000 predicted, no errors.").waitFor();
  const lines = await downloadedLines(page);
  expect(lines[1]).toMatch(/^1000025,5,1,1,1,2,1,3,1,1,benign,benign,/);
  expect(errors).toEqual([]);
});

test("a choice of columns is asked for once, and which value means malignant until it is said", async ({ open }) => {
  const { page, errors } = await open("/batch");
  const file = csvFile("own.csv", "case_no,clump,mitosis_count,zeta,class\n1,5,1,7,0\n2,9,8,8,1\n3,1,1,1,0\n");
  await page.locator("input[type=file]").setInputFiles(file);
  const question = page.getByRole("form", { name: "Which feature is in which column?" });
  await question.getByRole("cell", { name: "7, 8, 1" }).waitFor();
  expect(await page.getByText(/rows read/).count()).toBe(0);
  await question.getByLabel("Feature in zeta").selectOption("Mitoses");
  await question.getByRole("button", { name: "Confirm and predict" }).click();
  await question.getByRole("alert").getByText("Mitoses is chosen for more than one column.").waitFor();
  await question.getByLabel("Feature in zeta").selectOption("Bare nuclei");
  await question.getByRole("button", { name: "Confirm and predict" }).click();
  await page.getByText("3 rows read: 3 predicted, no errors.").waitFor();
  await page.getByText("Six features are missing from this file.").waitFor();
  await page.getByRole("group", { name: "Which value means malignant?" }).getByRole("radio", { name: "1" }).check();
  await page.getByRole("heading", { name: "Compared with the diagnoses in the file" }).waitFor();

  await page.reload();
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByText("The columns are read as you chose them for this header.").waitFor();
  await page.getByRole("button", { name: "Change" }).click();
  expect(await question.getByLabel("Feature in zeta").inputValue()).toBe("bareNuclei");
  expect(errors).toEqual([]);
});

test("the templates read back without a notice of trouble", async ({ open }) => {
  const { page, errors } = await open("/batch");
  await page.getByText("File format and template").click();
  for (const name of ["Excel (.xlsx)", "CSV"]) {
    const [template] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).click()]);
    await page.locator("input[type=file]").setInputFiles({
      name: template.suggestedFilename(),
      mimeType: "application/octet-stream",
      buffer: await buffer(await template.createReadStream()),
    });
    await page.getByRole("heading", { name: template.suggestedFilename() }).waitFor();
    await page.getByText("2 rows read: 2 predicted, no errors.").waitFor();
    expect(await page.locator(".batch-notices li").allTextContents()).toEqual(
      name === "CSV" ? ["Not used, but kept in the download: note."] : [],
    );
    await page.getByRole("button", { name: "Close" }).click();
  }
  expect(errors).toEqual([]);
});

async function downloadedLines(page: Page): Promise<string[]> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download predictions (CSV)" }).click(),
  ]);
  return (await text(await download.createReadStream())).split(/\r?\n/);
}
