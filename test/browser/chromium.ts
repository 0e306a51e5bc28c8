import { type BrowserServer, chromium } from "playwright-core";
import { browserOptions } from "../../scripts/browser.ts";

/** Starts a real Chromium that test files can connect to. */
export async function startChromium(): Promise<BrowserServer> {
  return chromium.launchServer(await browserOptions());
}
