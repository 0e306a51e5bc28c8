import type { Page } from "playwright-core";
import { expect } from "vitest";
import { featureKeys } from "../../data/features.ts";
import { isOfWisconsin } from "../model/models.ts";
import { holdScripts, hydrated, test } from "./fixtures.ts";

const agreement = "Browser and server give the identical result.";
const prediction = (page: Page) => page.getByRole("region", { name: "Prediction" });

test("the form can be completed by keyboard alone, and the prediction is announced once", async ({ open }) => {
  const { page, errors } = await open("/");
  await hydrated(page);
  const announcements: string[] = [];
  await page.exposeFunction("announced", (text: string) => announcements.push(text));
  await page.evaluate(`new MutationObserver(([{ target }]) => announced(target.textContent))
    .observe(document.querySelector("[data-announcement]"), { childList: true, characterData: true, subtree: true })`);

  await page.keyboard.press("Tab");
  expect(await page.locator(":focus").textContent()).toBe("Skip to main content");
  await page.getByRole("button", { name: "Clear all" }).focus();
  // One key per feature: a digit selects a score (0 is ten), u is unknown, the space bar selects the first score.
  // With the clock stopped, however slowly the keys come, no pause between them is long enough for an announcement.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 1000);
  for (const key of ["8", "0", "Space", "u", "2", "3", "Space", "4", "7"]) {
    await page.keyboard.press("Tab");
    await page.keyboard.press(key);
  }
  await page.clock.resume();
  const selected = await page
    .locator(".step input:checked, .step-unknown input:checked")
    .evaluateAll((inputs) => inputs.map((input) => [input.getAttribute("name"), input.getAttribute("value")]));
  expect(selected).toEqual([
    ["clumpThickness", "8"],
    ["uniformityOfCellSize", "10"],
    ["uniformityOfCellShape", "1"],
    ["marginalAdhesion", "unknown"],
    ["singleEpithelialCellSize", "2"],
    ["bareNuclei", "3"],
    ["blandChromatin", "1"],
    ["normalNucleoli", "4"],
    ["mitoses", "7"],
  ]);
  await page.getByText(agreement).waitFor();
  await expect.poll(() => announcements.length).toBe(1);
  expect(announcements[0]).toMatch(/^(Likely benign|Indeterminate, leans \w+|Likely malignant|Outside the data)\b/);

  await page.locator(":focus").press("Delete");
  expect(await page.locator("#mitoses input:checked").count()).toBe(0);
  expect(errors).toEqual([]);
});

test("nothing is preselected, and nothing shifts when the prediction appears", async ({ open }) => {
  const { page } = await open();
  await page.addInitScript(`
    self.shift = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) self.shift += entry.value; })
      .observe({ type: "layout-shift", buffered: true });`);
  await page.goto("/");
  expect(await page.locator(".step input:checked, .step-unknown input:checked").count()).toBe(0);
  await prediction(page).getByText("No scores yet").waitFor();
  const before = await prediction(page).boundingBox();
  for (const key of featureKeys) await page.locator(`#${key} .step`).nth(7).click();
  await page.getByText(agreement).waitFor();
  expect((await prediction(page).boundingBox())?.height).toBe(before?.height);
  // The explanation appears in the space reserved for it and moves only the footer.
  expect(await page.evaluate("self.shift")).toBeLessThan(0.01);
});

test("scores selected before hydration are kept", async ({ open }) => {
  const { page } = await open();
  const release = await holdScripts(page);
  await page.goto("/", { waitUntil: "commit" });
  await page.locator("#mitoses .step").nth(8).click();
  await page.locator("#bareNuclei .step-unknown").click();
  release();
  await page.getByText(agreement).waitFor();
  expect(new URL(page.url()).search).toBe("?bareNuclei=unknown&mitoses=9");
});

test.runIf(isOfWisconsin)("an example hides its recorded diagnosis until asked, and a misclassification is stated", async ({ open }) => {
  const { page, errors } = await open("/");
  await page.getByRole("button", { name: "Case 1226012" }).click();
  await page.locator(".headline-class").getByText("Likely benign").waitFor();
  expect(await page.getByText("Recorded diagnosis of case").count()).toBe(0);
  await page.getByRole("button", { name: "Show the recorded diagnosis" }).click();
  await page
    .getByText("Recorded diagnosis of case 1226012: malignant. The network got this one wrong, although it was trained on it.")
    .waitFor();
  expect(errors).toEqual([]);
});

test("the explanation links back to the form, and applying the counterfactual flips the prediction", async ({ open }) => {
  const { page } = await open("/");
  await page.getByRole("button", { name: "Case 1246562" }).click();
  await page.getByRole("heading", { name: "Why this probability" }).waitFor();
  await page.getByRole("link", { name: "Bare nuclei" }).first().click();
  expect(new URL(page.url()).hash).toBe("#bareNuclei");
  const before = await page.locator(".headline-class").textContent();
  await page.getByRole("button", { name: "Try this change" }).click();
  await expect.poll(() => page.locator(".headline-class").textContent()).not.toBe(before);
});

test("a link restores the same prediction to the last bit, and reports invalid values", async ({ open }) => {
  const { page } = await open("/?clumpThickness=8&bareNuclei=10&mitoses=unknown&prevalence=0.1", {
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await page.getByText(agreement).waitFor();
  const copy = async (format: string) => {
    await page.getByRole("button", { name: format, exact: true }).click();
    await page.getByText(`${format} copied.`).waitFor();
    return (await page.evaluate("navigator.clipboard.readText()")) as string;
  };
  const json = JSON.parse(await copy("JSON"));
  expect(json.sample).toEqual({ clumpThickness: 8, bareNuclei: 10 });
  const link = await copy("Link");
  expect(await copy("curl")).toContain("prevalence=0.1");
  expect(await copy("Text")).toContain("Mitoses: unknown");

  await page.goto("about:blank");
  await page.goto(link);
  await page.getByText(agreement).waitFor();
  expect(JSON.parse(await copy("JSON"))).toEqual(json);

  await page.goto("/?clumpThickness=11&mitoses=3");
  await page.locator("#clumpThickness").getByText("“11”").waitFor();
});

test("a server that differs, runs another model or refuses the request is reported", async ({ open }) => {
  const { page } = await open("/");
  const respondWith = (change: (body: Record<string, unknown>) => unknown) =>
    page.route("**/api/v1/predict", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: change((await response.json()) as Record<string, unknown>) });
    });
  await respondWith((body) => ({ ...body, probability: (body.probability as number) + 1e-9 }));
  await page.locator("#mitoses .step").nth(2).click();
  await page.getByText("Browser and server disagree").waitFor();
  await page.unroute("**/api/v1/predict");

  await respondWith((body) => ({ ...body, model: { name: "cytonet", version: "0123456789ab" } }));
  await page.locator("#mitoses .step").nth(3).click();
  await page.getByText("The server is running a different model (0123456789ab)").waitFor();
  await page.unroute("**/api/v1/predict");

  await page.route("**/api/v1/predict", (route) =>
    route.fulfill({
      status: 422,
      contentType: "application/problem+json",
      json: { status: 422, detail: "One value is wrong.", errors: [{ pointer: "/mitoses", detail: "must be lower" }] },
    }),
  );
  await page.locator("#mitoses .step").nth(4).click();
  await page.locator("#mitoses").getByText("must be lower").waitFor();
});

test("the print sheet has the scores, the prediction and the notice, and no controls", async ({ open }) => {
  const { page } = await open("/");
  await page.getByRole("button", { name: "Case 1017122" }).click();
  await page.getByRole("heading", { name: "Why this probability" }).waitFor();
  await page.emulateMedia({ media: "print" });
  for (const hidden of [".examples", ".share", ".page-header nav"]) expect(await page.locator(hidden).isVisible(), hidden).toBe(false);
  for (const shown of [".headline", ".waterfall", ".notice", "#mitoses .step input:checked + span"])
    expect(await page.locator(shown).isVisible(), shown).toBe(true);
  expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
});

test("on a phone, touch selects scores and the prediction stays in view", async ({ open }) => {
  const { page } = await open("/", { viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true });
  await page.locator("#mitoses .step").nth(9).tap();
  const bar = page.locator(".result-bar");
  await bar.getByText("%").waitFor();
  const box = await bar.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(667, 0);
  const step = await page.locator("#mitoses .step").first().boundingBox();
  expect(Math.min(step?.width ?? 0, step?.height ?? 0)).toBeGreaterThanOrEqual(24);
  await bar.tap();
  expect(new URL(page.url()).hash).toBe("#prediction");
});
