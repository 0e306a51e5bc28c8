import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { typescriptEngine } from "../../network/learning/engine.ts";
import { planeLosses } from "../../network/learning/landscape.ts";
import { measureTraining } from "../../network/learning/measurement.ts";
import { runTraining, trainEpoch } from "../../network/learning/training.ts";
import { trajectoryPlane } from "../../network/learning/trajectory.ts";
import { projectPath } from "../../scripts/files.ts";
import { wisconsinData } from "../../web/lab/experiment/data-sets.ts";
import { readAddress } from "../../web/lab/experiment/experiment-address.ts";
import { contoursOf } from "../../web/lab/landscape/contour-lines.ts";
import { flights } from "../../web/lab/landscape/flights.ts";
import { levelsBetween } from "../../web/lab/landscape/levels.ts";
import { pathOf } from "../../web/lab/landscape/map-place.ts";
import { lossText } from "../../web/lab/landscape/wording.ts";
import { createLandscapeJob, type LandscapeNews, type LandscapeSetup } from "../../web/lab/training/landscape-job.ts";
import { prepareRun } from "../../web/lab/training/prepare-run.ts";
import { articleTraining } from "../web/lab/article-race.ts";
import { hydrated, type OpenedPage, test } from "./fixtures.ts";

const QUERY = "epochs=24&at=24";

/** The map of the run at QUERY, computed in Node by plain TypeScript. */
function mapInNode() {
  const { experiment } = readAddress(QUERY, []);
  const data = wisconsinData(readFileSync(projectPath("data/wisconsin.csv"), "utf8"));
  const { network, training } = prepareRun(experiment, data, typescriptEngine);
  const path = Array.from({ length: 25 }, (_, epoch) => {
    if (epoch > 0) trainEpoch(training);
    return { epoch, parameters: Float64Array.from(training.parameters) };
  });
  const loss = (parameters: Float64Array) => training.engine.loss(parameters, training.data);
  const setup: LandscapeSetup = { network, path, loss, size: 41, plane: "run", seed: 1, now: () => performance.now() };
  const job = createLandscapeJob(setup);
  const news: LandscapeNews[] = [];
  for (let more = job.next(); more; more = job.next()) news.push(...more);
  const [frame] = news;
  if (frame?.is !== "landscape") throw new Error("the plane must come first");
  const { xs, ys, range } = frame;
  const heights = planeLosses(trajectoryPlane([path.map(({ parameters }) => parameters)]), xs, ys, loss);
  const contours = contoursOf({ columns: 41, rows: 41, heights }, levelsBetween(...range));
  return { heights, lines: contours.map(({ lines }) => lines.map((line) => pathOf(line, 41)).join("")) };
}

/** The lab at epoch 24, with the map of its run. */
async function openMap({ page }: OpenedPage): Promise<Locator> {
  await page.goto(`/lab?${QUERY}&view=landscape`);
  await hydrated(page);
  const view = page.getByRole("region", { name: "The landscape" });
  await inSight(view, view.getByText("Show the heights as a table"));
  return view;
}

/** Keeps a view in sight until something appears in it: only then it is drawn, and the views above push it down as they appear. */
async function inSight(view: Locator, thing: Locator): Promise<void> {
  await expect
    .poll(
      async () => {
        await view.evaluate((section) => section.scrollIntoView());
        return thing.isVisible();
      },
      { timeout: 30_000 },
    )
    .toBe(true);
}

const map = (view: Locator) => view.getByRole("img", { name: "Contour map of the training loss with the path of the run" });
const surface = (view: Locator) => view.getByRole("application", { name: /^Training loss as a surface/ });
const showSurface = (view: Locator) => view.getByRole("button", { name: "Show as a surface" }).click();

test("the map and its table are those of planeLosses in Node, to the last digit that is drawn", async ({ open }) => {
  const opened = await open();
  const view = await openMap(opened);
  const { heights, lines } = mapInNode();
  expect(
    await map(view)
      .locator(".loss-contour")
      .evaluateAll((paths) => paths.map((path) => path.getAttribute("d"))),
  ).toEqual(lines);
  await view.getByText("Show the heights as a table").click();
  const cells = await view
    .getByRole("region", { name: "Training loss at the points of the grid" })
    .locator("td:not(:empty)")
    .allTextContents();
  // The table has the highest row first.
  const rows = Array.from({ length: 41 }, (_, row) => [...heights.subarray(row * 41, (row + 1) * 41)].map(lossText));
  expect(cells).toEqual(rows.toReversed().flat());
  await expect
    .poll(() => view.getByText(/The plane keeps > 99\.9% of the variance of the path\. At the start the real loss is/).count())
    .toBe(1);
  expect(opened.errors).toEqual([]);
});

test("the mark moves along the path by keyboard, with both losses in words", async ({ open }) => {
  const view = await openMap(await open());
  const slider = view.getByRole("slider");
  expect(await slider.getAttribute("aria-valuetext")).toMatch(/^epoch 24, real loss (\S+), on the plane \1$/);
  await slider.press("Home");
  expect(await slider.getAttribute("aria-valuetext")).toMatch(/^epoch 0, real loss 0\.\d+, on the plane 0\.\d+$/);
});

test("a surface that is slow gives way to the map; asked for again, it stays, and keys turn it", async ({ open }) => {
  const opened = await open();
  const { page, errors } = opened;
  await page.addInitScript(`
    const { readPixels } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.readPixels = function (...given) {
      const end = performance.now() + 60;
      while (performance.now() < end);
      return readPixels.apply(this, given);
    };
  `);
  const view = await openMap(opened);
  await showSurface(view);
  await surface(view).waitFor();
  for (let turn = 0; turn < 6 && (await surface(view).count()) > 0; turn++) {
    await surface(view)
      .press("ArrowLeft", { timeout: 2000 })
      .catch(() => {});
    await drawn(page);
  }
  await view.getByText(/Drawing the surface takes \d+ ms here, so the map is shown/).waitFor();
  await map(view).waitFor();
  await showSurface(view);
  const camera = view.getByText(/^Turned by/);
  const seen = async (...keys: string[]) => {
    for (const key of keys) await surface(view).press(key);
    await drawn(page);
    return ((await camera.textContent()) ?? "").split(". ")[0];
  };
  const first = await seen();
  expect(await seen("ArrowRight", "ArrowUp")).not.toBe(first);
  expect(await seen("ArrowRight", "ArrowRight", "+", "+")).toMatch(/distance 3\.3$/);
  expect(await seen("End")).toMatch(/distance 2\.2$/);
  expect(await seen("0")).toBe(first);
  expect(await surface(view).count()).toBe(1);
  expect(errors).toEqual([]);
});

test("without WebGL the map stays, and a sentence says so", async ({ open }) => {
  const opened = await open();
  await opened.page.addInitScript(`
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return kind === "webgl2" ? null : getContext.call(this, kind, ...rest);
    };
  `);
  const view = await openMap(opened);
  await showSurface(view);
  await view.getByText("This browser has no WebGL2 to draw a surface with, so the map stays.").waitFor();
  await map(view).waitFor();
  expect(opened.errors).toEqual([]);
});

test("where the graphics are taken away the map comes back, and the surface when it is asked for", async ({ open }) => {
  const opened = await open();
  const { page } = opened;
  const view = await openMap(opened);
  await showSurface(view);
  await surface(view).locator("canvas").waitFor();
  await drawn(page);
  await page.evaluate(
    `document.querySelector(".surface-stage canvas").getContext("webgl2").getExtension("WEBGL_lose_context").loseContext()`,
  );
  await view.getByText("The browser needed the memory of the graphics, so the map is shown.").waitFor();
  await map(view).waitFor();
  await showSurface(view);
  await surface(view).waitFor();
});

test("a race by keyboard ends as its trainings do by themselves, and lanes can be taken out", async ({ open }) => {
  const { page, errors } = await open("/lab", { reducedMotion: "reduce" });
  await hydrated(page);
  const race = page.getByRole("region", { name: "The race" });
  const run = race.getByRole("button", { name: "Run the race" });
  await inSight(race, run);
  await run.press("Enter");
  const results = race.getByRole("region", { name: "Where they ended" });
  await inSight(race, results);
  for (const { name, experiment } of flights) {
    const training = articleTraining(experiment);
    runTraining(training);
    const { loss, validationLoss } = measureTraining(training);
    const row = results.getByRole("row", { name });
    expect(await row.getByRole("cell").allTextContents()).toEqual(
      expect.arrayContaining([lossText(loss), lossText(validationLoss ?? Number.NaN)]),
    );
  }
  await race.getByText("Annealed ends lowest, with a training loss of 0.0646. Too large silenced every hidden unit").waitFor();
  for (const { name } of flights.slice(2)) await race.getByRole("checkbox", { name: new RegExp(`^${name}`) }).press("Space");
  await expect.poll(() => results.getByRole("rowheader").count()).toBe(2);
  const slider = race.getByRole("slider");
  await slider.press("Home");
  await race.getByRole("button", { name: "Replay" }).press("Enter");
  await expect.poll(() => slider.inputValue()).toBe("60");
  await race.getByRole("button", { name: "From 100 starts" }).press("Enter");
  const starts = race.getByRole("region", { name: "From 100 starts" });
  await inSight(race, starts);
  expect(await starts.getByRole("row", { name: "Plain" }).getByRole("cell").last().textContent()).toBe("0 of 100");
  expect(errors).toEqual([]);
});

/** Waits for two frames, so that what was asked for is drawn. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate("new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))");
}
