import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { featureKeys } from "../../data/features.ts";
import { openBrowser, openPage } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const agreement = "Edge and page agree to the last bit.";
const answer = (page: Page) => page.getByRole("region", { name: "The answer" });

it("a visitor fills the form by keyboard alone and hears the answer once", async () => {
  const { page, problems } = await openPage(browser);
  await page.goto(inject("baseUrl"));
  const spoken: string[] = [];
  await page.exposeFunction("heard", (text: string) => spoken.push(text));
  await page.evaluate(`new MutationObserver(([{ target }]) => heard(target.textContent))
    .observe(document.querySelector("[data-spoken]"), { childList: true, characterData: true, subtree: true })`);

  await page.locator("html[data-live]").waitFor();
  await page.keyboard.press("Tab");
  expect(await page.locator(":focus").textContent()).toBe("Skip to the content");
  await page.getByRole("button", { name: "Clear all" }).focus();
  // A key a feature: digits choose, 0 is ten, u is unknown, space takes the first.
  for (const key of ["8", "0", "Space", "u", "2", "3", "Space", "4", "7"]) {
    await page.keyboard.press("Tab");
    await page.keyboard.press(key);
  }
  const chosen = await page
    .locator(".step input:checked, .step-unknown input:checked")
    .evaluateAll((inputs) => inputs.map((input) => [input.getAttribute("name"), input.getAttribute("value")]));
  expect(chosen).toEqual([
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
  await page.waitForTimeout(1_000);
  expect(spoken).toHaveLength(1);
  expect(spoken[0]).toMatch(/^(Benign|Malignant), probability of malignancy [\d.]+%\. /);

  await page.locator(":focus").press("Delete");
  expect(await page.locator("#mitoses input:checked").count()).toBe(0);
  expect(problems).toEqual([]);
  await page.context().close();
});

it("nothing is chosen beforehand, and nothing moves when the answer comes", async () => {
  const { page } = await openPage(browser);
  await page.addInitScript(`
    self.shift = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) self.shift += entry.value; })
      .observe({ type: "layout-shift", buffered: true });`);
  await page.goto(inject("baseUrl"));
  expect(await page.locator(".step input:checked, .step-unknown input:checked").count()).toBe(0);
  await answer(page).getByText("No answer yet").waitFor();
  const before = await answer(page).boundingBox();
  for (const key of featureKeys) await page.locator(`#${key} .step`).nth(7).click();
  await page.getByText(agreement).waitFor();
  expect((await answer(page).boundingBox())?.height).toBe(before?.height);
  // The reasons appear where the page said that they would; they push down nothing but the footer.
  expect(await page.evaluate("self.shift")).toBeLessThan(0.01);
  await page.context().close();
});

it("what is chosen before the scripts have arrived is kept", async () => {
  const { page } = await openPage(browser);
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/assets/*.js", async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(inject("baseUrl"), { waitUntil: "commit" });
  await page.locator("#mitoses .step").nth(8).click();
  await page.locator("#bareNuclei .step-unknown").click();
  release();
  await page.getByText(agreement).waitFor();
  expect(new URL(page.url()).search).toBe("?bareNuclei=unknown&mitoses=9");
  await page.context().close();
});

it("a real case keeps its truth until asked, and a wrong answer is called one", async () => {
  const { page, problems } = await openPage(browser);
  await page.goto(inject("baseUrl"));
  await page.getByRole("button", { name: "Case 1226012" }).click();
  await answer(page).getByText("Benign", { exact: true }).waitFor();
  expect(await page.getByText("was found to be").count()).toBe(0);
  await page.getByRole("button", { name: "What was it found to be?" }).click();
  await page.getByText("Case 1226012 was found to be malignant: the network is wrong here.").waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});

it("the reasons add up, lead back to the form, and the nearest change does what it says", async () => {
  const { page } = await openPage(browser);
  await page.goto(inject("baseUrl"));
  await page.getByRole("button", { name: "Case 1246562" }).click();
  await page.getByRole("heading", { name: "Why", exact: true }).waitFor();
  await answer(page).getByText("Not sure", { exact: true }).waitFor();
  await page.getByRole("link", { name: "Bare nuclei" }).first().click();
  expect(new URL(page.url()).hash).toBe("#bareNuclei");
  const before = await page.locator(".verdict-class").textContent();
  await page.getByRole("button", { name: "Try this change" }).click();
  await expect.poll(() => page.locator(".verdict-class").textContent()).not.toBe(before);
  await page.context().close();
});

it("a link opens the same answer to the same bit, and says what is wrong in it", async () => {
  const { page } = await openPage(browser, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.goto(`${inject("baseUrl")}/?clumpThickness=8&bareNuclei=10&mitoses=unknown&prevalence=0.1`);
  await page.getByText(agreement).waitFor();
  const read = async (form: string) => {
    await page.getByRole("button", { name: form, exact: true }).click();
    await page.getByText(`${form} copied.`).waitFor();
    return (await page.evaluate("navigator.clipboard.readText()")) as string;
  };
  const json = JSON.parse(await read("JSON"));
  expect(json.sample).toEqual({ clumpThickness: 8, bareNuclei: 10 });
  const link = await read("Link");
  expect(await read("curl")).toContain("prevalence=0.1");
  expect(await read("Text")).toContain("Mitoses: unknown");

  await page.goto("about:blank");
  await page.goto(link);
  await page.getByText(agreement).waitFor();
  expect(JSON.parse(await read("JSON"))).toEqual(json);

  await page.goto(`${inject("baseUrl")}/?clumpThickness=11&mitoses=3`);
  await page.locator("#clumpThickness").getByText("“11”").waitFor();
  await page.context().close();
});

it("an edge that differs, that has another model or that refuses is told", async () => {
  const { page } = await openPage(browser);
  await page.goto(inject("baseUrl"));
  const replyWith = (change: (body: Record<string, unknown>) => unknown) =>
    page.route("**/api/v1/predict", async (route) => {
      const reply = await route.fetch();
      await route.fulfill({ response: reply, json: change((await reply.json()) as Record<string, unknown>) });
    });
  await replyWith((body) => ({ ...body, probability: (body.probability as number) + 1e-9 }));
  await page.locator("#mitoses .step").nth(2).click();
  await page.getByText("Edge and page differ").waitFor();
  await page.unroute("**/api/v1/predict");

  await replyWith((body) => ({ ...body, model: { name: "cytonet", version: "0123456789ab" } }));
  await page.locator("#mitoses .step").nth(3).click();
  await page.getByText("The edge has another model (0123456789ab)").waitFor();
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
  await page.context().close();
});

it("a printed sheet has the scores, the answer and the notice, and no controls", async () => {
  const { page } = await openPage(browser);
  await page.goto(inject("baseUrl"));
  await page.getByRole("button", { name: "Case 1017122" }).click();
  await page.getByRole("heading", { name: "Why", exact: true }).waitFor();
  await page.emulateMedia({ media: "print" });
  for (const hidden of [".slides", ".share", ".page-header nav"]) expect(await page.locator(hidden).isVisible()).toBe(false);
  for (const shown of [".verdict", ".waterfall", ".notice", "#mitoses .step input:checked + span"])
    expect(await page.locator(shown).isVisible(), shown).toBe(true);
  expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
  await page.context().close();
});

it("on a phone the answer stays in view and touch chooses", async () => {
  const { page } = await openPage(browser, { viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true });
  await page.goto(inject("baseUrl"));
  await page.locator("#mitoses .step").nth(9).tap();
  const bar = page.locator(".result-bar");
  await bar.getByText("%").waitFor();
  const box = await bar.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(667, 0);
  const step = await page.locator("#mitoses .step").first().boundingBox();
  expect(Math.min(step?.width ?? 0, step?.height ?? 0)).toBeGreaterThanOrEqual(24);
  await bar.tap();
  expect(new URL(page.url()).hash).toBe("#answer");
  await page.context().close();
});
