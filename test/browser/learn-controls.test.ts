import type { Page } from "playwright-core";
import { expect } from "vitest";
import { descent } from "../../data/lessons/07-descent.ts";
import { fourWaysDown } from "../../data/lessons/10-four-ways-down.ts";
import { hydrated, test } from "./fixtures.ts";

test("descent: by keyboard alone, to the lowest point in as many steps as the text says", async ({ open }) => {
  const { page, errors } = await open("/learn/descent");
  await hydrated(page);
  const map = page.getByRole("application", { name: /Map of the loss/ });
  await map.press("ArrowRight");
  await map.press("Shift+ArrowDown");
  await page.getByRole("application", { name: /w = 0\.5, b = -2\.0/ }).waitFor();
  await map.press("ArrowLeft");
  await map.press("Shift+ArrowUp");
  const rate = page.getByRole("slider", { name: /Learning rate/ });
  while ((await rate.getAttribute("aria-valuetext")) !== "25") await rate.press("ArrowRight");
  await page.getByRole("button", { name: "Run" }).press("Enter");
  const steps = descent.descents.figures.find((run) => run.rate === 25)!.steps;
  await page.getByText(`after ${steps} steps`, { exact: true }).waitFor();
  await page.getByRole("button", { name: "Start again" }).press("Enter");
  await page.getByRole("button", { name: "10 steps" }).press("Enter");
  await expect.poll(() => readout(page, "Steps")).toBe("10");
  expect(errors).toEqual([]);
});

test("descent: a tap places the start, and less motion shows the end at once", async ({ open }) => {
  const { page, errors } = await open("/learn/descent", { reducedMotion: "reduce", hasTouch: true, viewport: { width: 375, height: 800 } });
  await hydrated(page);
  const map = page.getByRole("application", { name: /Map of the loss/ });
  await map.scrollIntoViewIfNeeded();
  const before = await map.getAttribute("aria-label");
  await map.tap({ position: { x: 250, y: 60 } });
  await expect.poll(() => map.getAttribute("aria-label")).not.toBe(before);
  await page.getByRole("button", { name: "Run" }).tap();
  await page.getByRole("button", { name: "Run", disabled: true }).waitFor();
  await page.getByText(/^after \d+ steps$/).waitFor();
  expect(errors).toEqual([]);
});

test("descent: a finger drags the start, and the page stays where it is", async ({ open }) => {
  const { page, errors } = await open("/learn/descent", { hasTouch: true, viewport: { width: 375, height: 800 } });
  await hydrated(page);
  const map = page.getByRole("application", { name: /Map of the loss/ });
  await map.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
  const before = await map.getAttribute("aria-label");
  const scrolled = await page.evaluate("scrollY");
  const { x, y, width, height } = (await map.boundingBox())!;
  const cdp = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove", share: number) =>
    cdp.send("Input.dispatchTouchEvent", { type, touchPoints: [{ x: x + width / 2, y: y + share * height }] });
  await touch("touchStart", 0.7);
  for (const share of [0.6, 0.5, 0.4, 0.3]) await touch("touchMove", share);
  await cdp.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await expect.poll(() => map.getAttribute("aria-label")).not.toBe(before);
  expect(await page.evaluate("scrollY")).toBe(scrolled);
  expect(errors).toEqual([]);
});

test("backpropagation: the end of the page stays about where it is from line to line", async ({ open }) => {
  for (const width of [375, 1280]) {
    const { page } = await open("/learn/backpropagation", { viewport: { width, height: 800 } });
    await hydrated(page);
    const lines = page.locator(".step-map button");
    await lines.first().waitFor();
    const heights: number[] = [];
    for (const line of await lines.all()) {
      await line.click();
      heights.push(await page.evaluate<number>("document.documentElement.scrollHeight"));
    }
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(50);
  }
});

test("where to start: the gradient follows the choice, in a web worker", async ({ open }) => {
  const { page, errors } = await open("/learn/where-to-start");
  await hydrated(page);
  await page.getByText("The gradient has vanished").waitFor();
  await page.getByRole("radio", { name: "ReLU" }).check();
  await page.getByRole("radio", { name: "He", exact: true }).check();
  await page.getByText("The gradient arrives").waitFor();
  await page.getByRole("slider", { name: /All weights times/ }).press("End");
  await page.getByText("The gradient has exploded").waitFor();
  expect(errors).toEqual([]);
});

test("four ways down: the race ends where the figures say, and other starts can be stopped", async ({ open }) => {
  const { page, errors } = await open("/learn/four-ways-down", { reducedMotion: "reduce" });
  await hydrated(page);
  await page.getByRole("button", { name: "Race from the article’s start" }).waitFor();
  const height = await page.evaluate("document.documentElement.scrollHeight");
  await page.getByRole("button", { name: "Race from the article’s start" }).click();
  const annealed = fourWaysDown.articleStart.figures[1]!;
  await page.getByText(`${annealed.name} has come lowest, to ${annealed.loss.toFixed(4)}.`).waitFor();
  expect(await page.evaluate("document.documentElement.scrollHeight")).toBe(height);
  await page.getByRole("button", { name: /other starts/ }).click();
  await expect.poll(() => page.locator(".strip-marks").first().getAttribute("d")).toMatch(/^M/);
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByText(/^From \d+ of 100 starts:/).waitFor();
  await page.getByRole("button", { name: /other starts/ }).waitFor();
  expect(errors).toEqual([]);
});

test("too long: all printed costs are matched, and the marker shows what stopping there would give", async ({ open }) => {
  const { page, errors } = await open("/learn/too-long");
  await hydrated(page);
  await page.getByRole("button", { name: "Run 67,000 iterations" }).click();
  await page.getByText("134 of 134", { exact: true }).waitFor({ timeout: 30_000 });
  await page.getByRole("slider", { name: /Stop at iteration/ }).press("Home");
  await page.getByText("182 of 182 (100%)").waitFor();
  await page.getByRole("slider", { name: /Stop at iteration/ }).press("End");
  await page.getByText("181 of 182 (99.5%)").waitFor();
  expect(errors).toEqual([]);
});

test("reading a result: splits are drawn, counted and listed", async ({ open }) => {
  const { page, errors } = await open("/learn/reading-a-result");
  await hydrated(page);
  await page.getByRole("button", { name: "Draw a split" }).click();
  await expect.poll(() => readout(page, "Splits drawn")).toBe("1");
  await page.getByRole("button", { name: "Draw 20" }).click();
  await expect.poll(() => readout(page, "Splits drawn")).toBe("3");
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByText("Show the splits as a table").click();
  const listed = await page.getByRole("table", { name: "Errors in each split drawn" }).locator("tbody tr").count();
  expect(String(listed)).toBe(await readout(page, "Splits drawn"));
  expect(errors).toEqual([]);
});

test("without scripts a chapter has its text, its picture and its fact, and no dead control", async ({ open }) => {
  for (const slug of ["descent", "where-to-start", "four-ways-down", "too-long", "reading-a-result"]) {
    const { page } = await open(`/learn/${slug}`, { javaScriptEnabled: false, viewport: { width: 320, height: 700 } });
    expect(await page.locator(".chapter-picture svg").first().isVisible()).toBe(true);
    await page.getByText("What the data say").click();
    expect(await page.locator(".lesson-figures").first().isVisible()).toBe(true);
    expect(await page.locator(".chapter-control").isVisible()).toBe(false);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
  }
});

/** The value beside a name in the read-outs of a control. */
function readout(page: Page, name: string): Promise<string | null> {
  return page
    .locator(".readout div")
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator("dd")
    .textContent();
}
