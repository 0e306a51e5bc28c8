import { existsSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { chapters } from "../../web/learn/chapters.ts";
import { holdScripts, hydrated, test } from "./fixtures.ts";

const written = chapters.filter(({ slug }, i) => existsSync(`web/learn/chapters/${String(i + 1).padStart(2, "0")}-${slug}/chapter.tsx`));
const answers = (page: Page) => page.locator(".lesson-answer input");
const reveal = (page: Page) => page.locator(".reveal-content");
const check = (page: Page) => page.getByRole("button", { name: "Check my answer" });

describe.each(written.map(({ slug, title }) => [slug, title] as const))("%s", (slug, title) => {
  test("can be read without scripts: its text, its picture and its fact", async ({ open }) => {
    const { page } = await open(`/learn/${slug}`, { javaScriptEnabled: false });
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(title);
    expect((await page.locator(".chapter-text p").first().boundingBox())?.height).toBeGreaterThan(20);
    const heights = await page
      .locator(".chapter-picture svg")
      .evaluateAll((drawings) => drawings.map((svg) => svg.getBoundingClientRect().height));
    expect(Math.max(...heights)).toBeGreaterThan(100);
    expect(await page.locator(".chapter-control").isVisible()).toBe(false);
    expect(await check(page).isVisible()).toBe(false);
    await page.getByText("What the data say").click();
    expect((await reveal(page).textContent())?.length).toBeGreaterThan(100);
    expect(await reveal(page).isVisible()).toBe(true);
  });

  test("its scripts take the HTML over as it is, and report no error", async ({ open }) => {
    const { page, errors } = await open();
    const release = await holdScripts(page);
    await page.goto(`/learn/${slug}`, { waitUntil: "commit" });
    await page.locator("footer").waitFor();
    await page.evaluate("document.querySelectorAll('.chapter-text p, .chapter-picture svg').forEach((node) => { node.seen = true; })");
    release();
    await hydrated(page);
    await page.waitForLoadState("networkidle");
    const kept = "[...document.querySelectorAll('.chapter-text p, .chapter-picture svg')].every((node) => node.seen)";
    expect(await page.evaluate(kept)).toBe(true);
    expect(errors).toEqual([]);
  });
});

test("by keyboard: an answer, what is wrong with it, the reveal, another answer", async ({ open }) => {
  const { page } = await open("/learn/loss");
  await hydrated(page);
  expect(await reveal(page).isVisible()).toBe(false);
  await answers(page).first().focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await page.getByRole("status").getByText("Not quite.").waitFor();
  await reveal(page).waitFor();
  await answers(page).first().focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("status").getByText("Right.").waitFor();
});

test("by keyboard: the controls of every chapter of this part do what they say", async ({ open }) => {
  const { page, errors } = await open("/learn/mystery-function");
  await hydrated(page);
  const slider = (name: string) => page.getByRole("slider", { name });
  const figure = (name: string) => page.locator(".readout > div").filter({ hasText: name }).locator("dd");
  await slider("Malignant from a sum").press("End");
  await expect.poll(() => figure("false alarms").textContent()).toBe("0");
  await page.getByRole("button", { name: "Find the best cut" }).press("Enter");
  await expect.poll(() => figure("right").textContent()).toBe("97.5%");

  await page.goto("/learn/unit");
  await hydrated(page);
  const loss = figure("loss");
  const before = Number(await loss.textContent());
  await slider("Weight of bare nuclei").press("End");
  await expect.poll(async () => Number(await loss.textContent())).not.toBe(before);
  await page.getByRole("button", { name: "Let it learn" }).press("Enter");
  await expect.poll(async () => Number(await loss.textContent())).toBeLessThan(0.2);

  await page.goto("/learn/too-linear");
  await hydrated(page);
  await page.getByRole("radio", { name: "Four corners" }).press("Space");
  await page.getByRole("radio", { name: "tanh" }).press("Space");
  await page.getByRole("button", { name: "Train" }).press("Enter");
  await expect.poll(async () => Number.parseFloat((await figure("right").textContent()) ?? "")).toBeGreaterThan(95);

  await page.goto("/learn/activations");
  await hydrated(page);
  await page.getByRole("radio", { name: "ReLU", exact: true }).press("Space");
  await slider("z =").press("End");
  await expect.poll(() => figure("left after").textContent()).toBe("1.000");

  await page.goto("/learn/sigmoid-and-softmax");
  await hydrated(page);
  await slider("z of malignant").press("Home");
  await page.getByRole("button", { name: "Add 1 to each z" }).press("Enter");
  await expect.poll(() => figure("softmax").textContent()).toBe(await figure("sigmoid").textContent());

  await page.goto("/learn/loss");
  await hydrated(page);
  await slider("z =").press("Home");
  await expect.poll(() => figure("log loss").textContent()).toBe("10.000");
  expect(errors).toEqual([]);
});

test("the next chapter comes with its title, its focus and its top; Back returns", async ({ open }) => {
  const { page } = await open("/learn/unit");
  await hydrated(page);
  const next = page.getByRole("navigation", { name: "Previous and next chapter" }).getByRole("link", { name: "Too linear" });
  await next.click();
  await page.getByRole("heading", { level: 1, name: "Too linear" }).waitFor();
  await expect.poll(() => page.title()).toBe("Too linear · cytonet");
  await expect.poll(() => page.evaluate("document.activeElement.id")).toBe("main");
  expect(await page.evaluate("scrollY")).toBe(0);
  expect(await page.locator(".chapter-text").textContent()).toContain("linear");
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: "A unit: W X + b" }).waitFor();
  await expect.poll(() => page.title()).toBe("A unit: W X + b · cytonet");
});

test("progress is kept in the browser, and forgotten on request", async ({ open }) => {
  const { page } = await open("/learn/unit");
  await hydrated(page);
  await answers(page).nth(1).check();
  await check(page).click();
  await page.reload();
  await hydrated(page);
  await reveal(page).waitFor();
  expect(await answers(page).nth(1).isChecked()).toBe(true);
  await page.goto("/learn");
  await hydrated(page);
  await page.getByText("1 of 13 questions answered").waitFor();
  await page.getByRole("button", { name: "Start over" }).click();
  await page.getByText("questions answered").waitFor({ state: "hidden" });
  await page.goto("/learn/unit");
  await hydrated(page);
  expect(await reveal(page).isVisible()).toBe(false);
});

test("the sample of the form is read in chapter 13, where its prediction is explained", async ({ open }) => {
  const { page, errors } = await open("/?clumpThickness=5&uniformityOfCellSize=4&bareNuclei=6&mitoses=unknown");
  await hydrated(page);
  const headline = page.locator(".headline-number");
  await expect.poll(() => headline.textContent()).toMatch(/\d%/);
  const said = /[\d.]+%|(?:above|below) \d+%/.exec((await headline.textContent()) ?? "")?.[0];
  await page.getByRole("link", { name: "averaged over training cases" }).click();
  await page.waitForURL("**/learn/reading-an-answer#unknown");
  await expect.poll(() => page.locator("#unknown").evaluate((node) => node.getBoundingClientRect().top)).toBeLessThan(200);
  expect(await page.getByRole("radio", { name: "yours, from the Predict page" }).isChecked()).toBe(true);
  await page.getByRole("button", { name: "Add the next score" }).press("Enter");
  await page.locator(".reading-table [data-known=true]").waitFor();
  await page.getByRole("button", { name: "Add all" }).click();
  expect(await page.locator(".reading-table [data-known=true]").count()).toBe(3);
  await page.locator(".reading-table tr").last().getByText(String(said)).waitFor();
  await page.getByText("What would change it: with").waitFor();
  expect(errors).toEqual([]);
});

test("chapters open offline, with what they compute", async ({ open }) => {
  const { page } = await open("/learn");
  await expect.poll(() => page.evaluate("Boolean(navigator.serviceWorker.controller)"), { timeout: 20_000 }).toBe(true);
  await page.context().setOffline(true);
  await page.goto("/learn/mystery-function");
  await hydrated(page);
  await page.getByRole("button", { name: "Find the best cut" }).click();
  await page.locator(".readout").getByText("97.5%").waitFor();
  await page.goto("/learn/reading-an-answer");
  await page.getByRole("button", { name: "Add all" }).click();
  await page.getByText("What would change it: with").waitFor();
});
