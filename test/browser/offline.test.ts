import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { expect, inject } from "vitest";
import { test } from "./fixtures.ts";

test("after the first visit the form, the batch page and the model page work offline", async ({ open }) => {
  const { page } = await open("/");
  await controlled(page);
  await page.context().setOffline(true);
  await page.goto("/?clumpThickness=8&bareNuclei=10");
  await page.getByText("The server cannot be reached.").waitFor();
  await page.locator(".headline-class").getByText("malignant").waitFor();
  await page.getByRole("heading", { name: "Most similar training cases" }).waitFor();
  await page.goto("/batch");
  await page.getByRole("button", { name: "Load the Wisconsin data" }).click();
  await page.getByText("699 rows read: 699 predicted, no errors.").waitFor();
  await page.goto("/model");
  await page.getByRole("img", { name: "ROC curve" }).waitFor();
  await page.goto("/nowhere");
  await page.getByText("Page not found").waitFor();
});

test("a new deployment is announced, and loaded when the visitor agrees", async ({ open }) => {
  await using site = await redeployable(inject("baseUrl"));
  const { page } = await open(site.url);
  await controlled(page);
  await page.reload();
  site.redeploy("newer", "fedcba987654");
  await page.evaluate("navigator.serviceWorker.getRegistration().then((registration) => registration.update())");
  await page.getByText("A new version is available, with model fedcba987654.").waitFor();
  await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Reload" }).click()]);
  await expect.poll(() => page.evaluate("caches.keys()"), { timeout: 20_000 }).toEqual(["cytonet-newer"]);
});

/** Waits until the service worker controls the page. */
async function controlled(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate("Boolean(navigator.serviceWorker.controller)"), { timeout: 20_000 }).toBe(true);
}

/** A proxy for the site that, after `redeploy`, serves a service worker with another name and another model version. */
async function redeployable(origin: string): Promise<{ url: string; redeploy(name: string, model: string): void } & AsyncDisposable> {
  let change = (script: string) => script;
  const server = createServer(async ({ url = "/" }, response) => {
    const upstream = await fetch(origin + url, { redirect: "manual" });
    const body = Buffer.from(await upstream.arrayBuffer());
    response.writeHead(upstream.status, { "content-type": upstream.headers.get("content-type") ?? "text/plain" });
    response.end(url === "/service-worker.js" ? change(body.toString()) : body);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    redeploy(name, model) {
      change = (script) => script.replace(/"name":"\w+"/, `"name":"${name}"`).replace(/"model":"\w+"/, `"model":"${model}"`);
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
