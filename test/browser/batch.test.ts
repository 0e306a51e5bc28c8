import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { openBrowser, openPage } from "./browser.ts";

const wisconsin = readFileSync(new URL("../../data/wisconsin.csv", import.meta.url), "utf8")
  .trimEnd()
  .split("\n");

/** Ten thousand rows of the data one after another, with faults on lines 5,000 and 9,001. */
function tenThousandRows(): string {
  const lines = Array.from({ length: 10_000 }, (_, i) => wisconsin[1 + (i % (wisconsin.length - 1))] as string);
  lines[5_000 - 2] = "x,11,1,1,1,2,1,3,1,1,benign";
  lines[9_001 - 2] = "y,5,1";
  return [wisconsin[0], ...lines].join("\n");
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

it("ten thousand rows with faults are answered, sorted, judged and handed back, and nothing is sent", async () => {
  const { page, problems } = await openPage(browser);
  await page.goto(`${inject("baseUrl")}/batch`);
  const sent: string[] = [];
  page.on("request", (request) => request.method() !== "GET" && sent.push(request.url()));
  await page.locator("input[type=file]").setInputFiles({ name: "many.csv", mimeType: "text/csv", buffer: Buffer.from(tenThousandRows()) });
  await page.getByText("10,000 rows read: 9,998 answered, 2 with faults.").waitFor();
  expect(await page.locator(".fault-line").allTextContents()).toEqual(["line 5000", "line 9001"]);
  await page.getByText("must be a whole number from 1 to 10, or ? where unknown, got 11").first().waitFor();
  expect(sent).toEqual([]);

  await page.getByRole("button", { name: "Probability" }).click();
  expect(await page.locator(".results [aria-sort=ascending]").textContent()).toBe("Probability");
  await page.getByRole("button", { name: "On", exact: true }).click();
  await page.getByText("51 to 100 of 10,000").waitFor();
  await page.getByRole("radio", { name: "with faults 2" }).check();
  expect(await page.locator(".results tbody tr").count()).toBe(2);
  await page.getByRole("img", { name: "ROC curve" }).waitFor();

  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download with answers" }).click()]);
  const lines = readFileSync(await file.path(), "utf8").split(/\r?\n/);
  expect(file.suggestedFilename()).toBe("many-answered.csv");
  expect(lines).toHaveLength(10_001);
  expect(lines[0]).toBe(`${wisconsin[0]},prediction,probability,predictionSet,error`);
  expect(lines[4_999]).toContain("got 11");
  expect(problems).toEqual([]);
  await page.context().close();
});

it("the edge is asked only when the switch is turned, and agrees to the last bit", async () => {
  const { page, problems } = await openPage(browser);
  await page.goto(`${inject("baseUrl")}/batch`);
  await page.getByRole("button", { name: "Take the Wisconsin data" }).click();
  await page.getByText("699 rows read: 699 answered, 0 with faults.").waitFor();
  await page.getByLabel("Ask the edge too").check();
  await page.getByText("Edge and page agree to the last bit on all 699 rows.").waitFor();
  await page.locator(".results tbody a").first().click();
  await page.getByRole("region", { name: "The answer" }).getByText("Benign", { exact: true }).waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});

it("what is pasted, or picked, before the scripts have arrived is kept", async () => {
  const { page } = await openPage(browser);
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/assets/*.js", async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(`${inject("baseUrl")}/batch`, { waitUntil: "commit" });
  await page.getByLabel("Or paste rows").fill("mitoses\n3");
  await page.locator("input[type=file]").setInputFiles({ name: "two.csv", mimeType: "text/csv", buffer: Buffer.from("mitoses\n1\n2\n") });
  release();
  await page.getByText("2 rows read: 2 answered, 0 with faults.").waitFor();
  await page.getByRole("button", { name: "Read what is pasted" }).click();
  await page.getByText("1 row read: 1 answered, 0 with faults.").waitFor();
  await page.context().close();
});

it("a file that is none is refused with what it must be", async () => {
  const { page } = await openPage(browser);
  await page.goto(`${inject("baseUrl")}/batch`);
  await page.getByLabel("Or paste rows").fill("dear,sir\n1,2");
  await page.getByRole("button", { name: "Read what is pasted" }).click();
  await page.getByRole("alert").getByText("The first row must name one or more of the columns").waitFor();
  await page.context().close();
});
