import { existsSync } from "node:fs";
import packaged from "@sparticuz/chromium";
import { type BrowserServer, chromium } from "playwright-core";

const installed = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Of the packaged Chromium's flags, only those that draw without a graphics card: the others weaken what is tested here. */
const drawingFlags = /^--(use-gl|use-angle|ignore-gpu-blocklist|enable-unsafe-swiftshader)/;

/** Starts a real Chromium that test files can connect to: the system's, or else the one from npm. */
export async function startChromium(): Promise<BrowserServer> {
  const system = installed.find(existsSync);
  const flags = system ? [] : packaged.args.filter((flag) => drawingFlags.test(flag));
  return chromium.launchServer({
    executablePath: system ?? (await packaged.executablePath()),
    headless: true,
    args: [...flags, "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}
