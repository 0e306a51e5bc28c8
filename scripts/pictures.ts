import { readFileSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { browserOptions } from "./browser.ts";
import { parseOptions, refusePositionals, runCommand, UsageError } from "./cli/options.ts";
import { projectPath, writeAtomically } from "./files.ts";
import { toIco } from "./pictures/ico.ts";
import { CARD, socialCard } from "./pictures/social-card.ts";

const help = `npm run pictures [-- OPTIONS]

Draws the pictures of the site in the README, the one that other sites show with a link, and favicon.ico. The site must be running.

  --url URL   where it runs (http://localhost:8787)
  --help      this text`;

/** The sample in the README's picture. */
const SAMPLE = "clumpThickness=8&uniformityOfCellSize=4&bareNuclei=5&mitoses=1";
const ICON_SIZES = [16, 32, 48];

await runCommand(async () => {
  const { values: options, positionals } = parseOptions({
    url: { type: "string", default: "http://localhost:8787" },
    help: { type: "boolean", default: false },
  });
  if (options.help) {
    console.log(help);
    return 0;
  }
  refusePositionals("pictures", positionals);
  const isRunning = await fetch(new URL("/api/v1/health", options.url)).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!isRunning) throw new UsageError(`no site runs at ${options.url}; start one with npm start`);
  const browser = await chromium.launch(await browserOptions());
  try {
    write("web/screenshot.png", await pictureOfSite(browser, options.url));
    write("web/lab.png", await pictureOfLab(browser, options.url));
    write("web/public/social.png", await pictureOfHtml(browser, socialCard(), CARD));
    write("web/public/favicon.ico", await icon(browser));
  } finally {
    await browser.close();
  }
  return 0;
});

/** The form with its prediction, once the server has confirmed it. */
async function pictureOfSite(browser: Browser, url: string): Promise<Uint8Array> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1010 }, colorScheme: "light", reducedMotion: "reduce" });
  await page.goto(`${url}/?${SAMPLE}`, { waitUntil: "networkidle" });
  await page.locator(".server-check[data-state=agrees]").waitFor();
  await page.locator(".form-and-prediction").evaluate((form) => form.scrollIntoView({ block: "start", behavior: "instant" }));
  const picture = await page.screenshot();
  await page.close();
  return picture;
}

/** The lab in the middle of its opening run, with the network and its curves. */
async function pictureOfLab(browser: Browser, url: string): Promise<Uint8Array> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1100 }, colorScheme: "light", reducedMotion: "reduce" });
  await page.goto(`${url}/lab?at=200`, { waitUntil: "networkidle" });
  await page.locator("[data-step='200']").waitFor({ state: "attached" });
  await page.waitForLoadState("networkidle");
  const picture = await page.screenshot();
  await page.close();
  return picture;
}

async function pictureOfHtml(browser: Browser, html: string, viewport: { width: number; height: number }): Promise<Uint8Array> {
  const page = await browser.newPage({ viewport });
  await page.setContent(html, { waitUntil: "load" });
  await page.evaluate("document.fonts.ready.then(() => undefined)");
  const picture = await page.screenshot({ omitBackground: true });
  await page.close();
  return picture;
}

async function icon(browser: Browser): Promise<Uint8Array> {
  const svg = readFileSync(projectPath("web/public/icon.svg"), "utf8");
  const html = `<style>body { margin: 0; background: none; } svg { display: block; width: 100vw; height: 100vh; }</style>${svg}`;
  const sizes = [];
  for (const size of ICON_SIZES) sizes.push({ size, png: await pictureOfHtml(browser, html, { width: size, height: size }) });
  return toIco(sizes);
}

function write(path: string, content: Uint8Array): void {
  writeAtomically(projectPath(path), content);
  console.log(`${path}: ${content.length} bytes`);
}
