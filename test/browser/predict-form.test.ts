import type { Page } from "playwright-core";
import { expect } from "vitest";
import { featureKeys } from "../../data/features.ts";
import { hydrated, test } from "./fixtures.ts";

const borderline = "5,4,5,1,8,1,3,6,1";
const address = (scores: string, more = "") => {
  const query = scores.split(",").map((score, f) => `${featureKeys[f]}=${score}`);
  return `/?${query.join("&")}${more}`;
};
const entered = (page: Page) =>
  page
    .locator(".step input:checked, .step-unknown input:checked")
    .evaluateAll((inputs) => inputs.map((input) => input.getAttribute("value")).join());
const focused = (page: Page) => page.evaluate("document.activeElement.tagName");
const search = (page: Page) => new URL(page.url()).search;
const example = (page: Page, id: string) => page.getByRole("button", { name: `Case ${id}` });

test("10 is said to be the abnormal end, and not being a diagnosis stands beside the prediction", async ({ open }) => {
  const { page } = await open(address(borderline), { viewport: { width: 375, height: 812 } });
  await page.getByText("On every scale, 10 is the abnormal end").waitFor();
  for (const key of ["uniformityOfCellSize", "uniformityOfCellShape", "marginalAdhesion", "blandChromatin", "normalNucleoli"])
    expect(await page.locator(`#${key}-meaning`).textContent()).toMatch(/: 10 is the (least|weakest)/);
  const [headline, notice] = await Promise.all([page.locator(".headline").boundingBox(), page.locator("#not-a-diagnosis").boundingBox()]);
  expect((notice?.y ?? 0) - ((headline?.y ?? 0) + (headline?.height ?? 0))).toBeLessThan(100);
  await page.locator(".result-bar").getByText("Not a diagnosis").waitFor();
});

test("every copied form says that it is not a diagnosis", async ({ open }) => {
  const { page } = await open(address(borderline), { permissions: ["clipboard-read", "clipboard-write"] });
  await page.locator(".headline-class").getByText("Indeterminate").waitFor();
  for (const format of ["Link", "Text", "JSON", "curl"]) {
    await page.getByRole("button", { name: format, exact: true }).click();
    await page.getByText(`${format} copied.`).waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()"), format).toMatch(/not.a.diagnosis/i);
  }
});

test("where the clipboard is not allowed the text to copy is shown selected", async ({ open }) => {
  const { page, errors } = await open();
  // As on an insecure origin.
  await page.addInitScript(`Object.defineProperty(navigator, "clipboard", { value: undefined })`);
  await page.goto(address(borderline));
  await page.locator(".headline-class").getByText("Indeterminate").waitFor();
  await page.getByRole("button", { name: "Text", exact: true }).click();
  await page.getByText("Press Ctrl + C").waitFor();
  expect(await focused(page)).toBe("TEXTAREA");
  expect(await page.evaluate("getSelection().toString()")).toContain("Not a diagnosis.");
  expect(errors).toEqual([]);
});

test("Back returns to the sample before an example, Clear all or a tried change, and a single score adds no entry", async ({ open }) => {
  const { page } = await open("/");
  await example(page, "1000025").click();
  await page.locator("#mitoses .step").nth(3).click();
  const first = search(page);
  await example(page, "1246562").click();
  const second = search(page);
  await page.getByRole("button", { name: "Try this change" }).click();
  await expect.poll(() => search(page)).not.toBe(second);
  const third = search(page);
  await page.getByRole("button", { name: "Clear all" }).click();
  await expect.poll(() => search(page)).toBe("");
  expect(await entered(page)).toBe("");

  for (const [query, scores] of [
    [third, undefined],
    [second, "10,2,2,1,2,6,1,1,2"],
    [first, "5,1,1,1,2,1,3,1,4"],
    ["", ""],
  ] as const) {
    await page.goBack();
    await expect.poll(() => search(page)).toBe(query);
    if (scores !== undefined) await expect.poll(() => entered(page)).toBe(scores);
  }
  await page.goForward();
  await expect.poll(() => entered(page)).toBe("5,1,1,1,2,1,3,1,4");
});

test("Back returns from a pasted link and from another page, and a click on Predict keeps the scores", async ({ open }) => {
  const { page } = await open("/");
  await example(page, "1000025").click();
  await page.goto(address(borderline, "&prevalence=0.05"));
  await expect.poll(() => entered(page)).toBe(borderline);
  const { search: pasted } = new URL(page.url());
  await page.getByRole("navigation").getByRole("link", { name: "Predict" }).click();
  expect(search(page)).toBe(pasted);
  expect(await entered(page)).toBe(borderline);
  await page.getByRole("navigation").getByRole("link", { name: "Model" }).click();
  await page.getByRole("heading", { level: 1 }).getByText("network").waitFor();
  await page.goBack();
  await expect.poll(() => entered(page)).toBe(borderline);
  expect(search(page)).toBe(pasted);
  expect(await page.getByLabel("Another prevalence").inputValue()).toBe("5");
  await page.goBack();
  await expect.poll(() => entered(page)).toBe("5,1,1,1,2,1,3,1,1");
});

test("after a tried change original and changed stand side by side where the button was pressed", async ({ open }) => {
  const { page } = await open("/");
  await example(page, "1246562").click();
  const button = page.getByRole("button", { name: "Try this change" });
  await button.click();
  const table = page.getByRole("table", { name: "The original sample beside the changed one" });
  await table.waitFor();
  expect(await table.getByRole("columnheader").allTextContents()).toEqual(["Original", "Changed"]);
  const outcome = await table.getByRole("row", { name: "Prediction" }).getByRole("cell").allTextContents();
  expect(outcome[0]).toContain("leans benign");
  expect(outcome[1]).toContain("leans malignant");
  const box = await table.boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual(0);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(900);
  expect(await focused(page)).not.toBe("BODY");
  await page.getByRole("button", { name: "Return to the original" }).click();
  await expect.poll(() => entered(page)).toBe("10,2,2,1,2,6,1,1,2");
  expect(await table.count()).toBe(0);
  expect(await focused(page)).not.toBe("BODY");
});

test("the similar cases keep the diagnosis of an example to themselves until it is asked for", async ({ open }) => {
  const { page } = await open("/");
  await example(page, "1226012").click();
  const row = page.locator(".similar tbody tr").first();
  await row.getByText("this case").waitFor();
  expect(await row.getByRole("rowheader").textContent()).not.toMatch(/benign|malignant/);
  await page.getByRole("button", { name: "Show the recorded diagnosis" }).click();
  await row.getByText("1 malignant").waitFor();
  expect(await focused(page)).not.toBe("BODY");
  expect(await page.evaluate(`document.querySelector(".recorded-diagnosis").innerText`)).toContain("case 1226012: malignant.");
});

test("a prevalence that is none gets a sentence, and no prediction stands for another than the field shows", async ({ open }) => {
  const { page } = await open(address(borderline));
  const probability = page.locator(".headline-number");
  await probability.getByText("%").waitFor();
  const field = page.getByLabel("Another prevalence");
  for (const text of ["150", "0", "-5", "nonsense", ""]) {
    await field.fill("50");
    await probability.getByText("%").waitFor();
    await field.fill(text);
    await page.locator("#prevalence-status").getByText("there is no prediction").waitFor();
    expect(await probability.textContent(), text).toMatch(/^–/);
    expect(await page.locator(".prevalence .choice input:checked").count(), text).toBe(0);
  }
  await field.fill("150");
  await page.reload();
  await hydrated(page);
  expect(await field.inputValue()).toBe("150");
  await page.locator("#prevalence-status").getByText("got 150").waitFor();
  await field.fill("5,5");
  await page.getByText("Read as 5.5%.").waitFor();
  await probability.getByText("%").waitFor();
  expect(search(page)).toContain("prevalence=0.055");
  await page.locator(".choice", { hasText: /^10%$/ }).click();
  expect(await field.inputValue()).toBe("");
});

test("without the model the scores stay, a sentence says so, and another attempt brings the prediction", async ({ open }) => {
  // A service worker would fetch the model for itself, past the route, and the page would then have it.
  const { page } = await open(undefined, { serviceWorkers: "block" });
  await page.route("**/assets/model-*.json", (route) => route.abort());
  await page.goto(address(borderline));
  await page.getByText("The model could not be loaded").first().waitFor();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("button", { name: "Try again" }).waitFor();
  expect(await focused(page)).not.toBe("BODY");
  expect(await entered(page)).toBe(borderline);
  await page.unroute("**/assets/model-*.json");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator(".headline-class").getByText("Indeterminate").waitFor();
  expect(await focused(page)).not.toBe("BODY");
  expect(await entered(page)).toBe(borderline);
});

test("a server that does not reply is given up, and the page says so", async ({ open }) => {
  const { page } = await open("/");
  await page.route("**/api/v1/predict", () => {});
  await page.locator("#mitoses .step").nth(2).click();
  await page.getByText("The server did not reply within 10 seconds").waitFor();
  await page.locator(".headline-number").getByText("%").waitFor();
});

test("arrow keys end at 1 and at unknown rather than going round", async ({ open }) => {
  const { page } = await open("/?mitoses=2");
  await expect.poll(() => entered(page)).toBe("2");
  await page.locator("#mitoses input:checked").focus();
  for (const [key, scores] of [
    ["ArrowLeft", "1"],
    ["ArrowLeft", "1"],
    ["ArrowUp", "1"],
    ["0", "10"],
    ["ArrowRight", "unknown"],
    ["ArrowRight", "unknown"],
    ["ArrowDown", "unknown"],
    ["ArrowLeft", "10"],
  ] as const) {
    await page.keyboard.press(key);
    expect(await entered(page), key).toBe(scores);
  }
});

test("the print sheet says where and when it was printed, by which model, and that it is not a diagnosis", async ({ open }) => {
  const { page } = await open(address(borderline));
  await page.locator(".headline-number").getByText("%").waitFor();
  await page.emulateMedia({ media: "print" });
  await page.evaluate("dispatchEvent(new Event('beforeprint'))");
  const sheet = await page.locator(".printed-source").textContent();
  expect(sheet).toContain(new URL(page.url()).host);
  expect(sheet).toContain(`${new Date().getFullYear()}`);
  expect(sheet).toMatch(/model [0-9a-f]{12}/);
  expect(sheet).toContain("Not a diagnosis. For education and research. Not a medical device.");
  expect(sheet).toContain("clumpThickness=5");
  expect(await page.locator(".info-button").first().isVisible()).toBe(false);
});

test("forced colours show what is selected", async ({ open }) => {
  const { page } = await open("/", { forcedColors: "active" });
  await example(page, "1057013").click();
  const colour = (selector: string) => page.evaluate(`getComputedStyle(document.querySelector("${selector}")).backgroundColor`);
  for (const [selected, other] of [
    ["#mitoses .step input:checked + span", "#mitoses .step input:not(:checked) + span"],
    ["#bareNuclei .step-unknown input:checked + span", "#mitoses .step-unknown input:not(:checked) + span"],
    [".choice input:checked + span", ".choice input:not(:checked) + span"],
    [".example[aria-pressed=true] .example-label", ".example[aria-pressed=false] .example-label"],
  ] as const)
    expect(await colour(selected), selected).not.toBe(await colour(other));
});

test("each term explains itself on a click or a key, closes on Escape, and links to a section that exists", async ({ open }) => {
  const terms = [
    ["Prediction set", borderline],
    ["Outside the training data", "1,10,1,10,1,1,10,1,10"],
    ["Shapley value", borderline],
    ["Prevalence", borderline],
  ] as const;
  const { page } = await open("/");
  for (const [term, scores] of terms) {
    await page.goto(address(scores));
    const button = page.getByRole("button", { name: `About: ${term}` });
    await button.waitFor();
    await hydrated(page);
    const note = page.getByRole("note");
    expect(await note.count(), term).toBe(0);
    await button.focus();
    await page.keyboard.press("Enter");
    await note.waitFor();
    await page.keyboard.press("Escape");
    await note.waitFor({ state: "hidden" });
    expect(await page.evaluate("document.activeElement.ariaLabel")).toBe(`About: ${term}`);
    await button.click();
    await note.getByRole("link").click();
    await page.waitForURL("**/learn/reading-an-answer#*");
    const target = page.locator(new URL(page.url()).hash);
    await target.waitFor();
    await expect.poll(async () => Math.abs((await target.boundingBox())?.y ?? Number.POSITIVE_INFINITY)).toBeLessThan(900);
  }
});
