import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { expect } from "vitest";
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
  await page.getByText("10,000 rows read: 9,998 answered, 2 with faults.").waitFor();
  expect(await page.locator(".row-error-line").allTextContents()).toEqual(["line 5000", "line 9001"]);
  await page.getByText("must be a whole number from 1 to 10, or ? where unknown, got 11").first().waitFor();
  expect(sent).toEqual([]);

  await page.getByRole("button", { name: "Probability" }).click();
  expect(await page.locator(".results [aria-sort=ascending]").textContent()).toBe("Probability");
  await page.getByRole("button", { name: "On", exact: true }).click();
  await page.getByText("51 to 100 of 10,000").waitFor();
  await page.getByRole("radio", { name: "with faults 2" }).check();
  expect(await page.locator(".results tbody tr").count()).toBe(2);
  await page.getByRole("img", { name: "ROC curve" }).waitFor();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download with answers" }).click(),
  ]);
  const lines = (await text(await download.createReadStream())).split(/\r?\n/);
  expect(download.suggestedFilename()).toBe("many-answered.csv");
  expect(lines).toHaveLength(10_001);
  expect(lines[0]).toBe(`${wisconsin[0]},prediction,probability,predictionSet,error`);
  expect(lines[4_999]).toContain("got 11");
  expect(errors).toEqual([]);
});

test("the server is asked only if the visitor wishes, and agrees to the last bit", async ({ open }) => {
  const { page, errors } = await open("/batch");
  await page.getByRole("button", { name: "Take the Wisconsin data" }).click();
  await page.getByText("699 rows read: 699 answered, 0 with faults.").waitFor();
  await page.getByLabel("Ask the edge too").check();
  await page.getByText("Edge and page agree to the last bit on all 699 rows.").waitFor();
  await page.locator(".results tbody a").first().click();
  await page.getByRole("region", { name: "The answer" }).getByText("Benign", { exact: true }).waitFor();
  expect(errors).toEqual([]);
});

test("text pasted or a file selected before hydration is kept", async ({ open }) => {
  const { page } = await open();
  const release = await holdScripts(page);
  await page.goto("/batch", { waitUntil: "commit" });
  await page.getByLabel("Or paste rows").fill("mitoses\n3");
  await page.locator("input[type=file]").setInputFiles(csvFile("two.csv", "mitoses\n1\n2\n"));
  release();
  await page.getByText("2 rows read: 2 answered, 0 with faults.").waitFor();
  await page.getByRole("button", { name: "Read what is pasted" }).click();
  await page.getByText("1 row read: 1 answered, 0 with faults.").waitFor();
});

test("text that is not a table is refused with what it must contain", async ({ open }) => {
  const { page } = await open("/batch");
  await page.getByLabel("Or paste rows").fill("dear,sir\n1,2");
  await page.getByRole("button", { name: "Read what is pasted" }).click();
  await page.getByRole("alert").getByText("The first row must name one or more of the columns").waitFor();
});
