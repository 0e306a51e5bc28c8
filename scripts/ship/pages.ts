import { globSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { browserOptions } from "../browser.ts";
import { type Endpoint, SmokeError, StaleError } from "./endpoint.ts";

/** Visits the pages of a deployment in a real browser. */
export interface PageVisitor {
  /** Loads every page anew. Throws StaleError if a file is missing, and SmokeError for an error in the console or a missing font. */
  visit(endpoint: Endpoint, signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

const VISIT_MS = 30_000;

/** Starts a browser that visits the pages of a built site. Throws UsageError if there is none. */
export async function createPageVisitor(site: string): Promise<PageVisitor> {
  const pages = pagePaths(site);
  const browser = await chromium.launch(await browserOptions());
  return {
    async visit(endpoint, signal) {
      // Closing the browser ends whatever it is waiting for.
      const close = () => void browser.close();
      signal?.throwIfAborted();
      signal?.addEventListener("abort", close, { once: true });
      try {
        for (const path of pages) await visitPage(browser, endpoint, path);
      } catch (error) {
        signal?.throwIfAborted();
        throw error;
      } finally {
        signal?.removeEventListener("abort", close);
      }
    },
    close: () => browser.close(),
  };
}

/** The paths of the pages of a built site, without the one for a missing page. */
export function pagePaths(site: string): string[] {
  return globSync("*.html", { cwd: site, exclude: ["404.html"] })
    .map((file) => `/${file.replace(/(^index)?\.html$/, "")}`)
    .sort();
}

async function visitPage(browser: Browser, { url, headers = {} }: Endpoint, path: string): Promise<void> {
  // A new context has no cache, and without a service worker every file comes from the deployment.
  const context = await browser.newContext({ extraHTTPHeaders: { ...headers }, serviceWorkers: "block" });
  const where = `${url}${path} in the browser`;
  try {
    const page = await context.newPage();
    const { missing, errors } = watch(page);
    const failure = await load(page, new URL(path, url).href, missing).then(
      () => undefined,
      (error: Error) => error.message.split("\n")[0],
    );
    if (missing.length > 0) throw new StaleError(`${where} lacks ${missing.join(", ")}`);
    if (errors.length > 0) throw new SmokeError(`${where} reports: ${errors.join("; ")}`);
    if (failure !== undefined) throw new SmokeError(`${where}: ${failure}`);
  } finally {
    await context.close().catch(() => {});
  }
}

/** Loads a page until its scripts respond, and all of its fonts. Throws if either does not happen in time; ends early if files are missing. */
async function load(page: Page, url: string, missing: readonly string[]): Promise<void> {
  page.setDefaultTimeout(VISIT_MS);
  await page.goto(url, { waitUntil: "networkidle" });
  if (missing.length > 0) return;
  await page.locator("html[data-hydrated]").waitFor();
  const fonts = await page.evaluate("Promise.all([...document.fonts].map((font) => font.load().then(() => 'loaded', () => font.family)))");
  const absent = (fonts as string[]).filter((font) => font !== "loaded");
  if (absent.length > 0) throw new Error(`without the font ${absent.join(", ")}`);
}

function watch(page: Page): { readonly missing: readonly string[]; readonly errors: readonly string[] } {
  const missing: string[] = [];
  const errors: string[] = [];
  page.on("response", (response) => {
    if (response.status() >= 400) missing.push(`${new URL(response.url()).pathname} (${response.status()})`);
  });
  page.on("requestfailed", (request) => missing.push(`${new URL(request.url()).pathname} (${request.failure()?.errorText})`));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  return { missing, errors };
}
