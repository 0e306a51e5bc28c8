import type { Page } from "playwright-core";
import { expect, inject } from "vitest";
import { hydrated, test } from "./fixtures.ts";

const paths = ["/", "/batch", "/learn", "/lab", "/model", "/data", "/api"];

test.for(paths)("%s is complete HTML before any script, and loads without errors", async (path, { open }) => {
  const { page } = await open(path, { javaScriptEnabled: false });
  expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
  const { page: live, errors } = await open();
  await live.goto(path, { waitUntil: "networkidle" });
  expect(errors).toEqual([]);
});

test("the styles of a page count for more than those that all pages share", async () => {
  const html = await (await fetch(`${inject("baseUrl")}/lab`)).text();
  const sheets = [...html.matchAll(/<link rel="stylesheet"[^>]*href="([^"]+)"/g)].map(([, href]) => href);
  expect(sheets[0]).toContain("/site-");
  expect(sheets.length).toBeGreaterThan(1);
});

test("every page has a title of its own", async () => {
  const titles = await Promise.all(
    paths.map(async (path) => (await (await fetch(inject("baseUrl") + path)).text()).match(/<title>(.+)<\/title>/)?.[1]),
  );
  expect(titles).not.toContain(undefined);
  expect(new Set(titles).size).toBe(paths.length);
});

test("without scripts the form is submitted to the API", async ({ open }) => {
  const { page } = await open("/", { javaScriptEnabled: false });
  await page.locator("#mitoses .step").nth(8).click();
  await page.locator("#bareNuclei .step-unknown").click();
  await page.getByRole("button", { name: "Predict with the API" }).click();
  await page.waitForURL(/mitoses=9/);
  expect(JSON.parse((await page.locator("pre").textContent()) ?? "")).toMatchObject({ prediction: "malignant" });
});

test.for([...paths, "/nowhere"])("%s is sent with the security headers", async (path) => {
  const { headers } = await fetch(inject("baseUrl") + path);
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("unsafe");
  expect(headers.get("strict-transport-security")).toContain("max-age");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("x-frame-options")).toBe("DENY");
  expect(headers.get("referrer-policy")).toBeTruthy();
  expect(headers.get("permissions-policy")).toBeTruthy();
});

test("links between pages keep the document and the sample", async ({ open }) => {
  const { page, errors } = await open("/?clumpThickness=7&bareNuclei=9");
  await hydrated(page);
  await page.evaluate("self.sameDocument = true");
  const navigation = page.getByRole("navigation", { name: "Pages" });
  await navigation.getByRole("link", { name: "API" }).click();
  await page.getByText("Pre-filled with the sample that you scored.").waitFor();
  expect(await page.title()).toContain("API");
  await page.getByRole("tab", { name: "curl (Windows)" }).first().click();
  await page.getByRole("tab", { name: "curl (Windows)" }).first().press("ArrowRight");
  await page.getByRole("tabpanel", { name: "JavaScript" }).getByText('"bareNuclei": 9').waitFor();
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText("200 OK").waitFor();
  await page.getByLabel("POST /api/v1/predict").fill('{"mitosis": 5}');
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText("did you mean mitoses?").first().waitFor();
  await navigation.getByRole("link", { name: "Predict" }).click();
  await page.locator("#bareNuclei input[value='9']:checked").waitFor({ state: "attached" });
  expect(await page.evaluate("self.sameDocument")).toBe(true);
  expect(errors.filter((error) => !error.includes("422"))).toEqual([]);
});

test("the threshold slider works by keyboard and updates the outcomes", async ({ open }) => {
  const { page } = await open("/model");
  await hydrated(page);
  const slider = page.getByRole("slider");
  const falseNegatives = page.getByRole("row", { name: "malignant, missed" });
  const before = await falseNegatives.textContent();
  await slider.press("End");
  await expect.poll(() => falseNegatives.textContent()).not.toBe(before);
  expect(await slider.getAttribute("aria-valuetext")).toBe("98.2%");
});

test("the model's page leads to the data: eight groups, and every item of TRIPOD+AI", async ({ open }) => {
  const { page } = await open("/model");
  await hydrated(page);
  await page.getByRole("link", { name: "Data, TRIPOD+AI and change log" }).click();
  const rows = (name: string) => page.getByRole("region", { name }).locator("tbody tr").count();
  await page.getByRole("heading", { name: "The data behind the model" }).waitFor();
  expect(await rows("The eight groups")).toBe(8);
  expect(await rows("TRIPOD+AI, item by item")).toBeGreaterThan(50);
});

test("the model's page says the same whether it is loaded or reached by a link", async ({ open }) => {
  const content = (page: Page) => page.getByRole("main").textContent();
  const { page: loaded } = await open("/model");
  await hydrated(loaded);
  const { page: built } = await open("/model", { javaScriptEnabled: false });
  const { page: linked, errors } = await open("/nowhere");
  await linked.getByRole("main").getByRole("link", { name: "Model" }).click();
  await linked.getByRole("slider").waitFor();
  const expected = await content(built);
  expect(expected?.length).toBeGreaterThan(5_000);
  expect(await content(loaded)).toBe(expected);
  expect(await content(linked)).toBe(expected);
  expect(errors.filter((error) => !error.includes("404"))).toEqual([]);
});

test("every page names its landmarks apart, and says in its footer where to read on", async ({ open }) => {
  const { page } = await open();
  for (const path of [...paths, "/nowhere"]) {
    await page.goto(path);
    const names = (await page.evaluate(landmarkNames)) as string[];
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    const footer = page.getByRole("contentinfo");
    expect(await footer.getByRole("link", { name: "MIT licence" }).getAttribute("href")).toMatch(/^https:/);
    expect(await footer.getByRole("link", { name: /article/ }).getAttribute("href")).toMatch(/^https:/);
  }
});

/** The names of all landmarks of a page; two without a name are told apart by their role. */
const landmarkNames = `[...document.querySelectorAll("header, footer, main, nav, aside, search, section, form, [role=region], [role=search]")]
  .filter((element) => !(element.matches("header, footer") && element.closest("main")))
  .map((element) => [element, element.ariaLabel ?? element.getAttribute("aria-labelledby")?.split(" ").map((id) => document.getElementById(id)?.textContent).join(" ")])
  .filter(([element, name]) => name || element.matches("header, footer, main, nav, aside, search"))
  .map(([element, name]) => name?.trim() ?? element.localName)`;

test("the footer says of each page what becomes of what is entered there", async ({ open }) => {
  const { page } = await open("/");
  await hydrated(page);
  const sent: string[] = [];
  page.on("request", (request) => /\/api\/v1\/(predict|explain)/.test(request.url()) && sent.push(request.url()));
  const footer = page.getByRole("contentinfo");
  await footer.getByText("are also sent to our server").waitFor();
  await page.locator("#mitoses .step").first().click();
  await expect.poll(() => sent.length).toBeGreaterThan(0);
  for (const [name, sentence] of [
    ["Model", "Nothing that you do on this page is sent or stored."],
    ["API", "The request that you send from this page goes to our server"],
    ["Batch", "nothing is sent unless you switch the check on"],
  ] as const) {
    await page.getByRole("navigation", { name: "Pages", exact: true }).getByRole("link", { name }).click();
    await footer.getByText(sentence).waitFor();
  }
});

test("browsers find the icon that they ask for unasked, and links have text to show", async () => {
  const icon = await fetch(`${inject("baseUrl")}/favicon.ico`);
  expect([icon.status, [...new Uint8Array(await icon.arrayBuffer()).subarray(0, 4)]]).toEqual([200, [0, 0, 1, 0]]);
  for (const path of paths) {
    const html = await (await fetch(inject("baseUrl") + path)).text();
    for (const name of ["og:title", "og:description", "og:type", "og:site_name"])
      expect(html).toContain(`<meta property="${name}" content="`);
  }
});

test("the model's page prints its weights as a table", async ({ open }) => {
  const { page } = await open("/model");
  const numbers = page.getByRole("region", { name: "Table of the weights" });
  expect(await numbers.isVisible()).toBe(false);
  await page.emulateMedia({ media: "print" });
  await numbers.waitFor();
});

test("a missing page returns 404 and links to the other pages", async ({ open }) => {
  const { page } = await open();
  const response = await page.goto("/nowhere");
  expect(response?.status()).toBe(404);
  await page.getByRole("main").getByRole("link", { name: "Batch" }).click();
  await page.getByRole("heading", { name: "Predict a whole file" }).waitFor();
});
