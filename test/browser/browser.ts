import { existsSync } from "node:fs";
import packaged from "@sparticuz/chromium";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

/** Of what the package would launch with, only what draws without a graphics card: the rest weakens what is tested here. */
const drawing = /^--(use-gl|use-angle|ignore-gpu-blocklist|enable-unsafe-swiftshader)/;

const installed = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** A real Chromium: the one of the system where there is one, otherwise the one that comes with npm. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = installed.find(existsSync) ?? (await packaged.executablePath());
  const packagedArgs = installed.some(existsSync) ? [] : packaged.args.filter((arg) => drawing.test(arg));
  return chromium.launch({
    executablePath,
    headless: true,
    args: [...packagedArgs, "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/** A page that keeps what went wrong in it: console errors, uncaught exceptions. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<{ page: Page; problems: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(error.message));
  return { page, problems };
}
