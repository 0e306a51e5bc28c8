import { type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { test as base, inject } from "vitest";

/** A page together with the console errors and uncaught exceptions that occurred in it. */
export interface OpenedPage {
  readonly page: Page;
  readonly errors: readonly string[];
}

/** A test in the shared browser. Each page that `open` gives it has a context of its own, closed after the test. */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads a fixture's dependencies from this pattern.
  .extend("browser", { scope: "worker" }, async ({}, { onCleanup }) => {
    const browser = await chromium.connect(inject("browserUrl"));
    onCleanup(() => browser.close());
    return browser;
  })
  .extend("open", async ({ browser }, { onCleanup }) => {
    const pages: Page[] = [];
    onCleanup(async () => {
      await Promise.all(pages.map((page) => page.context().close()));
    });
    return async (path?: string, options: BrowserContextOptions = {}): Promise<OpenedPage> => {
      const context = await browser.newContext({ baseURL: inject("baseUrl"), viewport: { width: 1280, height: 900 }, ...options });
      const page = await context.newPage();
      pages.push(page);
      const errors: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(message.text());
      });
      page.on("pageerror", (error) => errors.push(error.message));
      if (path !== undefined) await page.goto(path);
      return { page, errors };
    };
  });

/** Holds back the page's scripts, so that it stays as its HTML, until the returned function is called. */
export async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/assets/*.js", async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Waits until the page's scripts respond to the visitor. */
export async function hydrated(page: Page): Promise<void> {
  await page.locator("html[data-hydrated]").waitFor();
}
