import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { hydrated, test } from "./fixtures.ts";

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

test("Run teaches the network to see: within ten seconds the loss is a third of what it was", async ({ open }) => {
  const { page, errors } = await open("/lab");
  await rested(page);
  const start = await reading(page, "training loss");
  expect(start).toBeCloseTo(0.681, 2);
  await run(page).click();
  await expect.poll(() => reading(page, "training loss"), { timeout: 10_000 }).toBeLessThan(start / 3);
  expect(await reading(page, "held-out cases right")).toBeGreaterThan(90);
  await page.getByRole("button", { name: "Pause" }).click();
  await rested(page);
  expect(errors).toEqual([]);
});

test("a preset says what to look for, and the address says the preset", async ({ open }) => {
  const { page } = await open("/lab");
  await rested(page);
  await page.getByRole("radio", { name: "Zero start" }).click();
  await page.getByText("Every weight starts at 0.").waitFor();
  await expect.poll(() => page.url()).toMatch(/\/lab\?from=zero-start$/);
  await page.getByRole("combobox", { name: "Speed" }).selectOption("full");
  await run(page).click();
  await page.getByRole("button", { name: "Run again from the start" }).waitFor();
  expect(await reading(page, "held-out cases right")).toBeCloseTo(65, 0);
});

describe("an address", () => {
  const query = "from=article&rate=2&schedule=cosine&batch=32&epochs=60&seed=3&at=40";

  test("that is opened elsewhere gives the same parameters at the same epoch, however they are reached", async ({ open }) => {
    const { page: first } = await open(`/lab?${query}`);
    const print = await rested(first, "640");
    expect(new URL(first.url()).searchParams.get("at")).toBe("40");
    const { page: second } = await open(first.url());
    expect(await rested(second, "640")).toBe(print);
    const { page: walked } = await open("/lab?from=article&rate=2&schedule=cosine&batch=32&epochs=60&seed=3");
    await rested(walked, "0");
    await walked.getByRole("combobox", { name: "Speed" }).selectOption("full");
    await run(walked).click();
    await rested(walked, "960");
    const scrubber = walked.getByRole("slider", { name: "Epoch", exact: true });
    await scrubber.fill("39");
    await rested(walked, "624");
    await scrubber.press("ArrowRight");
    expect(await rested(walked, "640")).toBe(print);
    expect(await scrubber.getAttribute("aria-valuetext")).toBe("epoch 40 of 60");
    await expect.poll(() => walked.url()).toBe(first.url());
  });

  test("with mistakes lists them beside their fields, and the rest holds", async ({ open }) => {
    const { page } = await open("/lab?rate=fast&layers=200-relu&speed=3&epochs=50");
    await rested(page);
    await page.getByText('must be a number above 0, got "fast"').waitFor();
    await page.getByText('layer 1 must be a whole number from 1 to 128, got "200"').waitFor();
    await page.getByText("in the address: the lab has no setting called “speed”.").waitFor();
    expect(await page.getByRole("textbox", { name: "Learning rate" }).inputValue()).toBe("fast");
    await page.getByText("epoch 0 of 50").waitFor();
  });

  test("follows the form, and Back leads to the page before and Forward to the same epoch", async ({ open }) => {
    const { page } = await open("/learn");
    await hydrated(page);
    const pages = page.getByRole("navigation", { name: "Pages" });
    await pages.getByRole("link", { name: "Lab" }).click();
    await rested(page);
    await page.getByRole("textbox", { name: "Learning rate" }).fill("0,25");
    await page.getByLabel("Optimizer").selectOption("momentum");
    await page.getByLabel("Momentum", { exact: true }).fill("0.8");
    await page.getByLabel("Momentum", { exact: true }).press("Enter");
    await expect.poll(() => page.url()).toMatch(/\/lab\?optimizer=momentum&momentum=0.8&rate=0.25$/);
    await rested(page, "0");
    await page.getByRole("button", { name: "One epoch", exact: true }).click();
    const print = await rested(page, "1");
    await expect.poll(() => page.url()).toMatch(/&at=1$/);
    await page.goBack();
    await page.getByRole("heading", { level: 1 }).and(page.getByText(/learn/i)).waitFor();
    await page.goForward();
    expect(await rested(page, "1")).toBe(print);
  });
});

describe("a table of the visitor's own", () => {
  const rows = Array.from({ length: 60 }, (_, i) => `${i % 2 === 0 ? i / 10 : -i / 10};${(i * 7) % 11};${i % 2 === 0 ? "up" : "down"}`);
  const csv = ["height;width;class", ...rows.slice(0, 20), "tall;1;up", ...rows.slice(20)].join("\n");
  const file = { name: "mine.csv", mimeType: "text/csv", buffer: Buffer.from(csv) };

  test("has its errors by line, is learned, and is never sent", async ({ open }) => {
    const { page, errors } = await open("/lab");
    await rested(page);
    const sent: string[] = [];
    page.on("request", (request) => {
      if (request.method() !== "GET" || /\/api\//.test(request.url()) || request.postData()) sent.push(request.url());
    });
    await page.locator("input[type=file]").setInputFiles(file);
    await page.getByText("60 rows of 2 numbers, 30 of them up. Left out: 1 with errors.").waitFor();
    await page.getByText("1 row with errors").click();
    await page.getByText('height must be a number, or empty where unknown, got "tall"').waitFor();
    await page.getByText("Line 22").waitFor();
    await rested(page, "0");
    const start = await reading(page, "training loss");
    await page.getByRole("combobox", { name: "Speed" }).selectOption("full");
    await run(page).click();
    await page.getByRole("button", { name: "Run again from the start" }).waitFor();
    expect(await reading(page, "training loss")).toBeLessThan(start / 2);
    expect(sent).toEqual([]);
    expect(errors).toEqual([]);
  });

  test("is in the address as a hash: elsewhere the same file gives the same run", async ({ open }) => {
    const { page: first } = await open("/lab");
    await rested(first);
    await first.locator("input[type=file]").setInputFiles(file);
    await first.getByText("60 rows of 2 numbers").waitFor();
    await rested(first, "0");
    await first.getByRole("button", { name: "One epoch", exact: true }).click();
    const print = await rested(first, "1");
    await expect.poll(() => first.url()).toMatch(/data=[0-9a-f]{64}.*&at=1/);
    const { page: second } = await open(first.url());
    await second.getByText(/^This address needs the table that was open before \(SHA-256/).waitFor();
    expect(await second.locator(".transport").getByRole("button", { disabled: false }).count()).toBe(0);
    expect(await second.locator(".lab-stage").getByRole("heading").count()).toBe(0);
    await second.locator("input[type=file]").setInputFiles(file);
    expect(await rested(second, "1")).toBe(print);
  });
});

test("a change while it runs goes on running, with the run before as its ghost", async ({ open }) => {
  const { page } = await open("/lab");
  await rested(page);
  await run(page).click();
  await page.getByRole("button", { name: "Pause" }).waitFor();
  await page.getByLabel("Optimizer").selectOption("adam");
  await expect.poll(() => page.url()).toContain("optimizer=adam");
  await expect.poll(() => page.getByRole("slider", { name: "Epoch", exact: true }).inputValue().then(Number)).toBeGreaterThan(3);
  await page.getByRole("button", { name: "Pause" }).click();
});

test("on a narrow window the views are tabs, of which the address opens one", async ({ open }) => {
  const { page } = await open("/lab?view=landscape", { viewport: { width: 375, height: 800 } });
  await rested(page);
  const tab = (name: string) => page.getByRole("tab", { name, exact: true });
  expect(await tab("Landscape").getAttribute("aria-selected")).toBe("true");
  expect(
    await page.locator("[role=tabpanel] [data-view]").evaluateAll((views) => views.map((view) => view.getAttribute("data-view"))),
  ).toEqual(["landscape", "race"]);
  await tab("Landscape").press("Home");
  await page.locator("[data-view=network]").waitFor();
  await expect.poll(() => page.url()).toMatch(/view=network$/);
  await page.getByRole("button", { name: /More controls/ }).click();
  await page.getByRole("button", { name: "One epoch", exact: true }).click();
  await rested(page, "1");
});

test("one line is spoken at a pause and one at the end", async ({ open }) => {
  const { page } = await open("/lab?epochs=100");
  await rested(page);
  await page.evaluate(`{
    self.spoken = [];
    const region = document.querySelector("[data-spoken]");
    new MutationObserver(() => self.spoken.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
  }`);
  await run(page).click();
  await expect.poll(() => page.getByRole("slider", { name: "Epoch", exact: true }).inputValue().then(Number)).toBeGreaterThan(10);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect.poll(() => page.evaluate("self.spoken.length")).toBe(1);
  await page.getByRole("combobox", { name: "Speed" }).selectOption("full");
  await run(page).click();
  await rested(page, "100");
  await expect.poll(() => page.evaluate("self.spoken.length")).toBe(2);
  const spoken = (await page.evaluate("self.spoken")) as string[];
  const sentence = /Epoch \d+ of 100, training loss 0\.\d{3}, held-out loss 0\.\d{3}, [\d.]+% right\.$/;
  expect(spoken[0]).toMatch(sentence);
  expect(spoken[1]).toMatch(/^The run has ended. Epoch 100 of 100,/);
});

test.for([375, 1280])("the lab passes axe at %d px in both schemes, at rest and at the end of a run", async (width, { open }) => {
  const { page } = await open("/lab?epochs=60", { bypassCSP: true, viewport: { width, height: 900 } });
  await rested(page);
  await page.addScriptTag({ path: axePath });
  const found = await violations(page);
  await run(page).click();
  await page.getByRole("button", { name: "Run again from the start" }).waitFor();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await violations(page)).map((violation) => `${colorScheme}: ${violation}`));
  }
  expect(found).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
});

test("without scripts the lab says what it does", async ({ open }) => {
  const { page } = await open("/lab", { javaScriptEnabled: false });
  await page.getByRole("heading", { level: 1, name: "Watch it learn" }).waitFor();
  await page.getByText("Here the lab draws the network with its weights").waitFor();
  expect(await page.locator("noscript").textContent()).toContain("the lab needs JavaScript");
  expect(await page.getByRole("heading", { name: "Experiment" }).count()).toBe(1);
});

function run(page: Page) {
  return page.getByRole("button", { name: /^Run( again from the start)?$/ });
}

/** Waits until the parameters on display have been hashed, at a step if one is named. Returns the hash. */
async function rested(page: Page, step?: string): Promise<string> {
  const print = page.locator(step === undefined ? "[data-parameters]" : `[data-parameters][data-step="${step}"]`);
  await print.waitFor({ state: "attached" });
  return (await print.getAttribute("data-parameters")) as string;
}

async function reading(page: Page, name: string): Promise<number> {
  const value = await page
    .locator(".readings > div", { has: page.getByText(name, { exact: true }) })
    .locator("dd")
    .textContent();
  return Number.parseFloat(value ?? "");
}

async function violations(page: Page): Promise<string[]> {
  const tags = JSON.stringify({
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    resultTypes: ["violations"],
  });
  const { violations: found } = (await page.evaluate(`axe.run(document, ${tags})`)) as {
    readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
  };
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
