import { readFileSync } from "node:fs";
import type { BrowserContextOptions } from "playwright-core";
import { expect, inject } from "vitest";
import { projectPath } from "../../scripts/files.ts";
import { bundle } from "./bundle.ts";
import { type OpenedPage, test } from "./fixtures.ts";

const kernel = [...readFileSync(projectPath("network/kernel/kernel.wasm"))];

test("the site's web workers may compile the kernel, online and from the cache; its pages may not", async ({ open }) => {
  const { page } = await open("/");
  await expect.poll(() => page.evaluate("Boolean(navigator.serviceWorker.controller)"), { timeout: 20_000 }).toBe(true);
  expect(await page.evaluate(compile, kernel)).toContain("Content Security Policy");
  const cached = await page.evaluate(`(async () => {
    const cache = await caches.open((await caches.keys())[0]);
    const urls = (await cache.keys()).map(({ url }) => new URL(url).pathname).filter((path) => path.startsWith("/workers/"));
    return Promise.all(urls.map(async (url) => [url, (await cache.match(url)).headers.get("content-security-policy")]));
  })()`);
  const scripts = cached as [string, string][];
  expect(scripts.length).toBeGreaterThan(0);
  for (const [script, policy] of scripts) {
    const { headers } = await fetch(inject("baseUrl") + script);
    expect(headers.get("content-security-policy")).toBe(policy);
    expect(headers.get("cache-control")).toContain("immutable");
  }
  expect(await resultUnder(scripts[0]?.[1] as string, open)).toBe("");
});

/** What the laws of the kernel report from a web worker whose script is sent with this policy. */
async function resultUnder(
  policy: string,
  open: (path: undefined, options: BrowserContextOptions) => Promise<OpenedPage>,
): Promise<unknown> {
  const laws = await bundle("../network/kernel/arbitraries.ts", "arbitraries");
  const body = `${laws}
    self.onmessage = async ({ data }) => {
      try {
        const kernel = await WebAssembly.compile(Uint8Array.from(data));
        arbitraries.assertSameBits(kernel, 30);
        postMessage("");
      } catch (error) {
        postMessage(String(error));
      }
    };`;
  // Playwright's routes do not see what a service worker answers.
  const { page } = await open(undefined, { serviceWorkers: "block" });
  await page.route("**/workers/laws.js", (route) =>
    route.fulfill({ body, contentType: "text/javascript", headers: { "content-security-policy": policy } }),
  );
  await page.goto("/");
  return page.evaluate(`new Promise((resolve) => {
    const worker = new Worker("/workers/laws.js");
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = () => resolve("the worker did not start");
    worker.postMessage(${JSON.stringify(kernel)});
  })`);
}

/** The error when these bytes are compiled; empty if there is none. */
async function compile(bytes: readonly number[]): Promise<string> {
  const { WebAssembly } = globalThis as unknown as { WebAssembly: { compile(bytes: Uint8Array): Promise<object> } };
  return WebAssembly.compile(Uint8Array.from(bytes)).then(
    () => "",
    (error) => String(error),
  );
}
