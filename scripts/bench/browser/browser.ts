import { readdirSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import type { Recipe } from "../../../model/training/recipe.ts";
import { recipes } from "../../../model/training/recipes.ts";
import { browserOptions } from "../../browser.ts";
import { markdownTable } from "../../cli/table.ts";
import { projectPath } from "../../files.ts";
import { ensurePortFree } from "../../ship/local-server.ts";
import { serveByWrangler } from "../http/server.ts";
import { median } from "../measure.ts";
import { digits } from "../table.ts";
import { firstLoad } from "./first-load.ts";
import { recordFrames } from "./frames.ts";
import { type LabTimes, stepsAlone, stepsInLoop, timeOrders } from "./lab-worker.ts";
import { pageScripts } from "./script-sizes.ts";

const SITE = "dist/site";
const PORT = 8795;
/** Seconds of each measurement in the loop, and of each recording of the main thread. */
const SECONDS = 2;
const RECORDED_SECONDS = 5;
/** More epochs than a measurement lasts. */
const ENDLESS = 10_000_000;

/** Prints how the lab performs in Chromium, on the built site: times of its web worker, the page's main thread, sizes of scripts. */
export async function benchBrowser(rounds: number): Promise<void> {
  console.log(`${sizesTable()}\n`);
  await ensurePortFree(PORT);
  const server = await serveByWrangler("wrangler.toml", PORT);
  try {
    const browser = await chromium.launch(await browserOptions());
    try {
      console.log(`${await loadsTable(browser)}\n`);
      const page = await browser.newPage({ baseURL: `http://localhost:${PORT}`, viewport: { width: 1280, height: 900 } });
      // Any page of the site may start its web workers; this one does nothing besides.
      await page.goto("/404");
      console.log(`${await ordersTable(page, rounds)}\n`);
      console.log(`${await stepsTable(page, rounds)}\n`);
      console.log(await framesTable(browser, page));
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

function sizesTable(): string {
  const { shell, pages } = pageScripts(projectPath(SITE));
  const rows = pages.map(({ page, first, all, own }) => [page, ...[first, all, own].map((size) => size.toFixed(1))]);
  const head = ["scripts beside every page's, KB by gzip", "in its HTML", "with all it may load", "of it alone"];
  return markdownTable([head, ["every page", shell.toFixed(1), "", ""], ...rows]);
}

async function loadsTable(browser: Browser): Promise<string> {
  const rows = [];
  for (const path of ["/404", "/", "/lab"]) {
    const { html, styles, scripts, workers } = await firstLoad(browser, `http://localhost:${PORT}`, path);
    rows.push([path, ...[html, styles, scripts, workers].map((size) => size.toFixed(1))]);
  }
  return markdownTable([["until shortly after load, KB by gzip", "HTML", "styles", "scripts", "of web workers"], ...rows]);
}

async function ordersTable(page: Page, rounds: number): Promise<string> {
  const script = workerScript("lab");
  const [shipped] = recipes as readonly [Recipe];
  const times: LabTimes[] = [];
  for (let round = 0; round < rounds; round++) times.push(await timeOrders(page, script, shipped));
  const [first] = times;
  const row = (what: string, values: readonly number[]) => [what, digits(median(values)), digits(Math.min(...values))];
  const sizes = first?.landscapes.map(({ size }) => size) ?? [];
  return markdownTable([
    ["the lab's web worker, ms", "median", "fastest"],
    row(
      `back from epoch ${shipped.training.epochs} to ${shipped.training.epochs / 2}`,
      times.map(({ seek }) => seek),
    ),
    row(
      `plane of ${shipped.training.epochs + 1} points`,
      times.flatMap(({ landscapes }) => landscapes.map(({ plane }) => plane)),
    ),
    ...sizes.map((size, i) =>
      row(
        `${size} × ${size} landscape with its plane`,
        times.map(({ landscapes }) => landscapes[i]?.whole ?? 0),
      ),
    ),
  ]);
}

async function stepsTable(page: Page, rounds: number): Promise<string> {
  const [lab, rebuild] = [workerScript("lab"), workerScript("reproduce")];
  const rows = [];
  for (const recipe of recipes) {
    const long = (epochs: number): Recipe => ({ ...recipe, training: { ...recipe.training, epochs } });
    const alone: number[] = [];
    const unseen: number[] = [];
    const drawn: number[] = [];
    // Long enough for the clock, which the first measurement sets.
    const epochs = Math.ceil(SECONDS * (await stepsAlone(page, rebuild, long(5_000))));
    for (let round = 0; round < rounds; round++) {
      alone.push(await stepsAlone(page, rebuild, long(epochs)));
      unseen.push(await stepsInLoop(page, lab, long(ENDLESS), SECONDS, false));
      drawn.push(await stepsInLoop(page, lab, long(ENDLESS), SECONDS, true));
    }
    const share = median(drawn.map((steps, round) => steps / (unseen[round] as number)));
    rows.push([`recipe ${recipe.name}`, ...[alone, unseen, drawn].map((rates) => digits(median(rates))), `${(100 * share).toFixed(0)}%`]);
  }
  return markdownTable([["steps per second", "whole training", "in the lab, unseen", "drawn", "drawn/unseen"], ...rows]);
}

async function framesTable(browser: Browser, page: Page): Promise<string> {
  const rows = [];
  for (const [address, pace] of [
    ["/lab", undefined],
    ["/lab?from=article", "full"],
  ] as const) {
    await page.goto(address);
    await page.locator("html[data-hydrated]").waitFor();
    if (pace) await page.locator(".transport-speed select").selectOption(pace);
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page.waitForTimeout(500);
    const { frames, median: middle, high, long } = await recordFrames(browser, page, RECORDED_SECONDS);
    const tasks = long.length === 0 ? "none" : long.map((milliseconds) => milliseconds.toFixed(0)).join(", ");
    rows.push([address, `${frames}`, digits(middle), digits(high), tasks]);
  }
  return markdownTable([["main thread while training, ms per frame", "frames", "median", "95%", "tasks over 50 ms"], ...rows]);
}

/** The path of a web worker's script in the built site. */
function workerScript(name: string): string {
  const file = readdirSync(projectPath(`${SITE}/workers`)).find((script) => script.startsWith(`${name}.web-worker-`));
  if (!file) throw new Error(`${SITE}/workers has no ${name}.web-worker: run npm run build first`);
  return `/workers/${file}`;
}
