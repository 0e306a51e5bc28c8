import { readFileSync } from "node:fs";
import { text as streamText } from "node:stream/consumers";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Model } from "../../model/file/model.ts";
import { parseModel } from "../../model/file/parse.ts";
import { articleParameters, scaledRows } from "../../model/lessons/article.ts";
import { predict } from "../../model/prediction/predict.ts";
import { roughPercent } from "../../model/prediction/sentences.ts";
import { selectSamples } from "../../network/learning/dataset.ts";
import { checkGradient } from "../../network/learning/gradient-check.ts";
import { createNetwork, dense, type Layer } from "../../network/learning/network.ts";
import { projectPath } from "../../scripts/files.ts";
import { wisconsinData } from "../../web/lab/experiment/data-sets.ts";
import { written } from "../../web/lab/step/written-number.ts";
import { hydrated, test } from "./fixtures.ts";

const network = createNetwork({ inputs: 9, layers: [dense(15, "relu"), dense(1, "sigmoid")] });
const parameters = Float64Array.from(articleParameters(JSON.parse(readFileSync(projectPath("data/article.json"), "utf8")).initial));
const wisconsin = wisconsinData(readFileSync(projectPath("data/wisconsin.csv"), "utf8"));

/** Chooses a case and opens the step of it. */
async function openStep(page: Page, number: number): Promise<void> {
  await hydrated(page);
  const field = page.getByLabel("Case", { exact: true });
  await field.fill(String(number));
  await field.press("Enter");
  // What is above it may still grow, and out of sight it does not follow.
  await expect
    .poll(async () => {
      await page.locator(".step-view").scrollIntoViewIfNeeded();
      return page.getByText(`Case ${number} of 683,`).count();
    })
    .toBe(1);
}

/** The rows of the table of a line: what each is a slope of, and its cells. */
async function tableRows(page: Page): Promise<{ letter: string; numbers: number[]; cells: string[] }[]> {
  const rows = await page
    .locator(".step-numbers tbody tr")
    .evaluateAll((all) =>
      all.map((row) => [
        row.querySelector("th math")?.textContent ?? "",
        ...[...row.querySelectorAll("td")].map((td) => td.textContent ?? ""),
      ]),
    );
  return rows.map(([name = "", ...cells]) => {
    const [, letter = "", numbers = ""] = /^d?([a-z])(.*)$/.exec(name) ?? [];
    return { letter, numbers: numbers.split(",").map(Number), cells };
  });
}

test("the keys walk through every line of a step, and its slopes are those of checkGradient", async ({ open }) => {
  const { page, errors } = await open("/lab?from=article");
  await openStep(page, 6);
  const checks = checkGradient(network, parameters, selectSamples(scaledRows(wisconsin, "min-max"), [5]), "binaryCrossEntropy");
  const next = page.getByRole("button", { name: "Next", exact: true });
  const seen: string[] = [];
  await next.focus();
  for (let line = 1; line <= 15; line++) {
    await page.getByText(`line ${line} of 15`).waitFor();
    seen.push((await page.locator(".step-line").getAttribute("data-line")) ?? "");
    for (const { letter, numbers, cells } of await tableRows(page)) {
      const [l = 0, j = 0, k = 0] = numbers.map((number) => number - 1);
      const { weightsAt, biasesAt, inputs } = network.layers[l] as Layer;
      // The slope of a sum is that of its bias; those of activations are no parameter's.
      if (letter === "a") continue;
      const check = checks[letter === "w" ? weightsAt + j * inputs + k : biasesAt + j];
      if (seen.at(-1)?.startsWith("d"))
        expect(cells.slice(0, 2)).toEqual([check?.backpropagated, check?.numerical].map((value) => written(value as number)));
    }
    await page.keyboard.press("ArrowRight");
  }
  expect(seen).toEqual("X Z1 A1 Z2 A2 loss dZ2 dW2 db2 dA1 dZ1 dW1 db1 step after".split(" "));
  expect(await page.locator(".step-line math").last().textContent()).toBe("L=0.6653→L′=0.5789");
  await page.getByLabel("All lines at once").check();
  expect(await page.locator(".step-line").count()).toBe(15);
  expect(errors).toEqual([]);
});

test("a row on the kink is explained, and its numbers are picked by hand", async ({ open }) => {
  const { page } = await open("/lab?from=article&view=step", { viewport: { width: 375, height: 800 } });
  await hydrated(page);
  await page.getByRole("tab", { name: "Network" }).click();
  const field = page.getByLabel("Case", { exact: true });
  await field.fill("380");
  await field.press("Enter");
  await page.getByRole("tab", { name: "Step" }).click();
  await page.getByText("Case 380 of 683, benign").waitFor();
  await page.locator(".step-map").getByRole("button").nth(12).click();
  await page.getByText("At the kink: the sum of unit 1 of layer 1 is exactly 0, where ReLU bends.").waitFor();
  await page.locator(".step-pick").nth(3).click();
  expect(await page.locator(".step-pick").nth(3).getAttribute("aria-pressed")).toBe("true");
  expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
});

test("a network is saved, used in the form, and given up again", async ({ open }) => {
  const { page, errors } = await open("/lab?from=article&at=60");
  await hydrated(page);
  await page.getByText("epoch 60 of").first().waitFor();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save weights" }).click();
  const text = await streamText(await (await saving).createReadStream());
  const model: Model = parseModel(JSON.parse(text));
  expect(`${JSON.stringify(model.file)}\n`).toBe(text);

  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.getByRole("button", { name: "Use in the form" }).click();
  await page.getByText("This is your own network, not assessed.").waitFor();
  await page.goto("/?clumpThickness=8&uniformityOfCellSize=10&uniformityOfCellShape=10&marginalAdhesion=8&mitoses=1");
  const banner = page.getByRole("complementary", { name: "Your own network" });
  await banner.getByText(`version ${model.file.version}`).waitFor();
  const { probability } = predict(model, { values: [8, 10, 10, 8, null, null, null, null, 1] });
  await page.locator(".headline-number").getByText(roughPercent(probability)).waitFor();
  await page.getByText("Nobody knows how often your own network errs").first().waitFor();
  await page.getByRole("heading", { name: "Most similar training cases" }).waitFor();
  expect(asked.filter((path) => path.startsWith("/api/v1/predict"))).toEqual([]);

  await banner.getByRole("button", { name: "Back to the deployed model" }).click();
  await page.getByText("Browser and server give the identical result.").waitFor();
  expect(await banner.count()).toBe(0);
  expect(errors).toEqual([]);
});
