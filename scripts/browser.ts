import { existsSync } from "node:fs";
import { join } from "node:path";
import packaged from "@sparticuz/chromium";
import { chromium, type LaunchOptions } from "playwright-core";
import { UsageError } from "./cli/options.ts";

/** Of the packaged Chromium's flags, only those that draw without a graphics card: the others weaken what is tested. */
const drawingFlags = /^--(use-gl|use-angle|ignore-gpu-blocklist|enable-unsafe-swiftshader)/;

const quietFlags = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];

/**
 * How Playwright starts a Chromium: the one at CHROME_PATH, Chrome, Chromium or Edge where they are usually installed, Playwright's
 * own, or on Linux the one from npm. Throws UsageError if there is none.
 */
export async function browserOptions(env: NodeJS.ProcessEnv = process.env): Promise<LaunchOptions> {
  // A browser that handled signals would end this process with it.
  const options = { headless: true, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  const flags = process.platform === "linux" ? ["--no-sandbox", ...quietFlags] : quietFlags;
  const installed = installedBrowser(env);
  if (installed) return { ...options, executablePath: installed, args: flags };
  if (process.platform !== "linux") throw new UsageError("no browser was found: install Chrome or Edge, or set CHROME_PATH");
  const drawing = packaged.args.filter((flag) => drawingFlags.test(flag));
  return { ...options, executablePath: await packaged.executablePath(), args: [...drawing, ...flags] };
}

function installedBrowser({ CHROME_PATH, ...env }: NodeJS.ProcessEnv): string | undefined {
  if (CHROME_PATH && !existsSync(CHROME_PATH)) throw new UsageError(`CHROME_PATH must be the path of a browser, got ${CHROME_PATH}`);
  const usual = usualPaths[process.platform]?.(env) ?? [];
  return CHROME_PATH || [...usual, chromium.executablePath()].find(existsSync);
}

const usualPaths: Partial<Record<NodeJS.Platform, (env: NodeJS.ProcessEnv) => string[]>> = {
  linux: () => ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"],
  darwin: () => ["Google Chrome", "Chromium", "Microsoft Edge"].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
  win32: (env) =>
    ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].flatMap((folder) =>
      ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"].map((path) => join(env[folder] ?? "", path)),
    ),
};
