import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, inject } from "vitest";
import { type Job, replyTo } from "../../model/assessment/jobs.ts";
import { recipes } from "../../model/training/recipes.ts";
import { wisconsinTrainingData } from "../../model/training/wisconsin-data.ts";
import { fastEngine } from "../../network/kernel/kernel.ts";
import { projectPath } from "../../scripts/files.ts";
import { loadKernel } from "../../scripts/kernel.ts";
import { isOfWisconsin } from "../model/models.ts";
import { hydrated, test } from "./fixtures.ts";

const file = JSON.parse(readFileSync(projectPath("worker/model.json"), "utf8")) as { version: string };

test.runIf(isOfWisconsin)("the weights are rebuilt, online and offline, and equal the deployed ones", async ({ open }) => {
  const { page, errors } = await open("/lab");
  await hydrated(page);
  const rebuild = page.getByRole("region", { name: "Rebuild the deployed model" });
  await rebuild.getByRole("button", { name: "Train the weights again" }).click();
  await rebuild.getByText("the same 166 numbers as the deployed ones, to the last bit.").waitFor();
  const health = (await (await fetch(`${inject("baseUrl")}/api/v1/health`)).json()) as { model: { version: string } };
  expect(health.model.version).toBe(file.version);
  await rebuild.getByText(`Compared with model ${health.model.version} as the server gives it`).waitFor();
  const [ours, theirs] = await rebuild.locator(".fingerprints code").allTextContents();
  expect(ours).toMatch(/^[0-9a-f]{64}$/);
  expect(ours).toBe(theirs);
  expect(errors).toEqual([]);

  await expect.poll(() => page.evaluate("Boolean(navigator.serviceWorker.controller)"), { timeout: 20_000 }).toBe(true);
  await page.context().setOffline(true);
  await page.reload();
  await hydrated(page);
  await rebuild.getByRole("button", { name: "Train the weights again" }).click();
  await rebuild.getByText("The server cannot be reached, so this compares with the copy").waitFor();
  await rebuild.getByText("to the last bit.").waitFor();
});

test("jobs of each kind give the same bits in the site's web workers as in Node", async ({ open }) => {
  const data = wisconsinTrainingData(readFileSync(projectPath("data/wisconsin.csv")));
  const rows = data.rows.map((_, i) => i);
  const [recipe] = recipes;
  const split = { seed: 7, train: rows.filter((i) => i % 10 !== 3), test: rows.filter((i) => i % 10 === 3) };
  const few = { ...split, recipe: recipe!, test: split.test.slice(0, 3) };
  const jobs: Job[] = [
    { kind: "prediction", method: { kind: "network", recipe: recipe! }, ...split },
    { kind: "masking", bandwidths: [0.03, 0.05], known: [[0b1, 0b110011001], [0b101], [0b111111110]], ...few },
    { kind: "patterns", bandwidth: 0.05, ...few },
  ];
  const { page } = await open("/lab");
  const inBrowser = await resultsIn(page, { data, jobs });
  const engine = fastEngine(loadKernel());
  // As JSON, since that is how they come from the page; a float64 survives it.
  expect(inBrowser).toEqual(JSON.parse(JSON.stringify(jobs.map((job) => replyTo(job, data, engine)))));
});

test.runIf(isOfWisconsin)(
  "a rebuild of the whole file shows parts as they agree, and leaves nothing running when it is cancelled",
  async ({ open }) => {
    const { page } = await open("/lab");
    await hydrated(page);
    const rebuild = page.getByRole("region", { name: "Rebuild the deployed model" });
    const rebuilding = () => page.workers().filter((worker) => /reproduce|fold/.test(worker.url())).length;
    await rebuild.getByRole("button", { name: "Rebuild the whole file" }).click();
    await rebuild.locator("li[data-state=agrees]", { hasText: "Weights and biases" }).waitFor();
    await rebuild.getByText(/^cross-validation, job \d+ of/).waitFor();
    expect(rebuilding()).toBe(1 + ((await page.evaluate("navigator.hardwareConcurrency")) as number));
    await rebuild.getByRole("button", { name: "Cancel" }).click();
    await rebuild.getByText("Cancelled: nothing is running any more.").waitFor();
    await expect.poll(rebuilding).toBe(0);
    await rebuild.getByRole("button", { name: "Rebuild the whole file" }).click();
    await expect.poll(rebuilding).toBeGreaterThan(1);
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Model" }).click();
    await expect.poll(rebuilding).toBe(0);
  },
);

test.runIf(!isOfWisconsin)("a model of other data cannot be rebuilt, and the page says so", async ({ open }) => {
  const { page } = await open("/lab");
  await hydrated(page);
  await page.getByRole("button", { name: "Rebuild the whole file" }).click();
  await page.getByRole("alert").getByText("rows that this site does not have").waitFor();
});

/** It takes a minute or two of all cores: `WHOLE=1 npx vitest run --project browser test/browser/lab-reproduce.test.ts`. */
test.runIf(isOfWisconsin && process.env.WHOLE)("the whole file is rebuilt byte for byte", { timeout: 1_200_000 }, async ({ open }) => {
  const { page } = await open("/lab");
  await hydrated(page);
  const rebuild = page.getByRole("region", { name: "Rebuild the deployed model" });
  const started = performance.now();
  await rebuild.getByRole("button", { name: "Rebuild the whole file" }).click();
  const outcome = rebuild.getByText(/^Made in \d/);
  await outcome.waitFor({ timeout: 1_200_000 });
  console.log(`${((performance.now() - started) / 1000).toFixed(1)} s: ${await outcome.textContent()}`);
  expect(await outcome.textContent()).toContain(`The server states the same version at /api/v1/health: ${file.version}.`);
  expect(await rebuild.locator(".rebuilt-parts li:not([data-state=agrees])").count()).toBe(0);
  const [ours, theirs] = await rebuild.locator(".fingerprints code").allTextContents();
  expect(ours).toBe(theirs);
});

/** What a web worker of the pool replies to jobs. */
async function resultsIn(page: Page, messages: { data: object; jobs: readonly Job[] }): Promise<unknown> {
  const { urls } = JSON.parse(
    /cytonetBuild=(\{.*\});/.exec(await (await fetch(`${inject("baseUrl")}/service-worker.js`)).text())?.[1] ?? "",
  );
  const script = (urls as string[]).find((url) => url.startsWith("/workers/fold."));
  return page.evaluate(`(async ({ data, jobs }) => {
    const worker = new Worker(${JSON.stringify(script)}, { type: "module" });
    const { port1, port2 } = new MessageChannel();
    worker.postMessage(port1, [port1]);
    port2.postMessage({ data });
    const replies = [];
    for (const job of jobs) {
      const reply = new Promise((resolve) => (port2.onmessage = (event) => resolve(event.data)));
      port2.postMessage({ job });
      replies.push(await reply);
    }
    worker.terminate();
    return JSON.parse(JSON.stringify(replies));
  })(${JSON.stringify(messages)})`);
}
