import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { openBrowser, openPage } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const paths = ["/", "/batch", "/model", "/api"];

it("every page is there as HTML before any script, with a title of its own, and complains of nothing", async () => {
  const titles = new Set<string>();
  for (const path of paths) {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(inject("baseUrl") + path);
    expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
    titles.add(await page.title());
    await page.context().close();
    const { page: live, problems } = await openPage(browser);
    await live.goto(inject("baseUrl") + path, { waitUntil: "networkidle" });
    expect(problems, path).toEqual([]);
    await live.context().close();
  }
  expect(titles.size).toBe(paths.length);
});

it("without scripts the form asks the API", async () => {
  const { page } = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(inject("baseUrl"));
  await page.locator("#mitoses .step").nth(8).click();
  await page.locator("#bareNuclei .step-unknown").click();
  await page.getByRole("button", { name: "Ask the API" }).click();
  await page.waitForURL(/mitoses=9/);
  expect(JSON.parse((await page.locator("pre").textContent()) ?? "")).toMatchObject({ prediction: "malignant" });
  await page.context().close();
});

it("every page is sent with the headers that keep strangers out", async () => {
  for (const path of [...paths, "/nowhere"]) {
    const { headers } = await fetch(inject("baseUrl") + path);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    expect(headers.get("strict-transport-security")).toContain("max-age");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("referrer-policy")).toBeTruthy();
    expect(headers.get("permissions-policy")).toBeTruthy();
  }
});

it("links lead from page to page without loading anew, and the sample comes along", async () => {
  const { page, problems } = await openPage(browser);
  await page.goto(`${inject("baseUrl")}/?clumpThickness=7&bareNuclei=9`);
  await page.evaluate("self.stayed = true");
  const navigation = page.getByRole("navigation", { name: "Pages" });
  await navigation.getByRole("link", { name: "API" }).click();
  await page.getByText("Filled with the sample that you scored.").waitFor();
  expect(await page.title()).toContain("API");
  await page.getByRole("tab", { name: "curl" }).press("ArrowRight");
  await page.getByRole("tabpanel", { name: "JavaScript" }).getByText('"bareNuclei": 9').waitFor();
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText("200 OK").waitFor();
  await page.getByLabel("POST /api/v1/predict").fill('{"mitosis": 5}');
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText("did you mean mitoses?").first().waitFor();
  await navigation.getByRole("link", { name: "Predict" }).click();
  await page.locator("#bareNuclei input[value='9']:checked").waitFor({ state: "attached" });
  expect(await page.evaluate("self.stayed")).toBe(true);
  expect(problems.filter((problem) => !problem.includes("422"))).toEqual([]);
  await page.context().close();
});

it("the threshold moves by keyboard, and its consequences with it", async () => {
  const { page } = await openPage(browser);
  await page.goto(`${inject("baseUrl")}/model`);
  await page.locator("html[data-live]").waitFor();
  const slider = page.getByRole("slider");
  const missed = page.getByRole("row", { name: "malignant, but called benign" });
  const before = await missed.textContent();
  await slider.press("End");
  await expect.poll(() => missed.textContent()).not.toBe(before);
  expect(await slider.getAttribute("aria-valuetext")).toBe("95.0%");
  await page.context().close();
});

it("a missing page says so and shows the way", async () => {
  const { page } = await openPage(browser);
  const reply = await page.goto(`${inject("baseUrl")}/nowhere`);
  expect(reply?.status()).toBe(404);
  await page.getByRole("main").getByRole("link", { name: "Batch" }).click();
  await page.getByRole("heading", { name: "A whole tray at once" }).waitFor();
  await page.context().close();
});

it("after the first visit form, batch and model card work without a network", async () => {
  const { page } = await openPage(browser);
  await page.goto(inject("baseUrl"));
  await page.evaluate("navigator.serviceWorker.ready");
  await kept(page);
  await page.context().setOffline(true);
  await page.goto(`${inject("baseUrl")}/?clumpThickness=8&bareNuclei=10`);
  await page.getByText("The edge cannot be reached.").waitFor();
  await page.getByRole("region", { name: "The answer" }).getByText("Malignant", { exact: true }).waitFor();
  await page.getByRole("heading", { name: "Similar known cases" }).waitFor();
  await page.goto(`${inject("baseUrl")}/batch`);
  await page.getByRole("button", { name: "Take the Wisconsin data" }).click();
  await page.getByText("699 rows read: 699 answered, 0 with faults.").waitFor();
  await page.goto(`${inject("baseUrl")}/model`);
  await page.getByRole("img", { name: "ROC curve" }).waitFor();
  await page.goto(`${inject("baseUrl")}/nowhere`);
  await page.getByText("Nothing under the lens here").waitFor();
  await page.context().setOffline(false);
  await page.context().close();
});

it("a newly deployed model is announced, and taken over when the visitor says so", async () => {
  const site = await redeployable(inject("baseUrl"));
  const { page } = await openPage(browser);
  await page.goto(site.url);
  await kept(page);
  await page.reload();
  site.redeploy("newer", "fedcba987654");
  await page.evaluate("navigator.serviceWorker.getRegistration().then((registration) => registration.update())");
  await page.getByText("A newer version is ready, with model fedcba987654.").waitFor();
  await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Load it" }).click()]);
  await expect.poll(() => page.evaluate("caches.keys()"), { timeout: 20_000 }).toEqual(["cytonet-newer"]);
  await page.context().close();
  await site.close();
});

/** The site behind a server that, from when it is told on, serves it with a service worker of another name and model. */
async function redeployable(origin: string): Promise<{ url: string; redeploy(name: string, model: string): void; close(): Promise<void> }> {
  let change = (script: string) => script;
  const server = createServer(async ({ url = "/" }, response) => {
    const reply = await fetch(origin + url, { redirect: "manual" });
    const body = Buffer.from(await reply.arrayBuffer());
    response.writeHead(reply.status, { "content-type": reply.headers.get("content-type") ?? "text/plain" });
    response.end(url === "/service-worker.js" ? change(body.toString()) : body);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    redeploy(name, model) {
      change = (script) => script.replace(/"name":"\w+"/, `"name":"${name}"`).replace(/"model":"\w+"/, `"model":"${model}"`);
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Waits until the service worker is in charge of the page. */
async function kept(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate("Boolean(navigator.serviceWorker.controller)"), { timeout: 20_000 }).toBe(true);
}
