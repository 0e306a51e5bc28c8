import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";

/** What a browser loads of a page until shortly after `load`, in KB by gzip. */
export interface FirstLoad {
  readonly html: number;
  readonly styles: number;
  readonly scripts: number;
  /** Scripts of web workers. */
  readonly workers: number;
}

/** Milliseconds after `load` that still count: less than views out of sight wait for. */
const SHORTLY = 1_500;

/** Opens a page in a browser without a cache and without the service worker, and adds up what it loads at first. */
export async function firstLoad(browser: Browser, baseURL: string, path: string): Promise<FirstLoad> {
  const context = await browser.newContext({ baseURL, serviceWorkers: "block", viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    const bodies = new Map<string, Promise<Buffer>>();
    page.on("response", (response) => bodies.set(new URL(response.url()).pathname, response.body()));
    await page.goto(path);
    await page.waitForTimeout(SHORTLY);
    const sizes = await Promise.all(
      [...bodies].map(async ([file, body]) => ({ file, size: gzipSync(await body, { level: 9 }).length / 1000 })),
    );
    const sum = (pattern: RegExp) => sizes.filter(({ file }) => pattern.test(file)).reduce((total, { size }) => total + size, 0);
    return { html: sum(/^[^.]*$/), styles: sum(/\.css$/), scripts: sum(/^\/assets\/.*\.js$/), workers: sum(/^\/workers\/.*\.js$/) };
  } finally {
    await context.close();
  }
}
