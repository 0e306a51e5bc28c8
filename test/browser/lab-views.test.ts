import type { Page } from "playwright-core";
import { expect } from "vitest";
import { presetNamed } from "../../web/lab/experiment/presets.ts";
import { sumOf } from "../../web/lab/network/sums.ts";
import { numberText } from "../../web/lab/number-text.ts";
import { resultOf, wrongRowsOf } from "../../web/lab/result/result-data.ts";
import { lookAfter } from "../web/lab/looks.ts";
import { hydrated, test } from "./fixtures.ts";

function experimentOf(preset: string) {
  const found = presetNamed(preset);
  if (!found) throw new Error(`no preset ${preset}`);
  return found.experiment;
}

/** The lab at an epoch of a preset, at rest. */
async function atEpoch(page: Page, preset: string, epoch: number): Promise<void> {
  await page.goto(`/lab?from=${preset}&at=${epoch}`);
  await hydrated(page);
  await page.locator(`data[data-step="${epoch}"]`).waitFor({ state: "attached" });
}

const panel = (page: Page) => page.locator(".part");
const heading = (page: Page) => panel(page).getByRole("heading");

test("keys lead through the diagram, and the panel has the network's own numbers", async ({ open }) => {
  const { page, errors } = await open();
  await atEpoch(page, "shipped", 3);
  const { run, look } = lookAfter(experimentOf("shipped"), 3, 5);
  await page.getByRole("spinbutton", { name: "Case", exact: true }).fill("6");
  await page.keyboard.press("Enter");
  await page.getByText(run.data.rows[5]?.join(" ") ?? "", { exact: true }).waitFor();
  const diagram = page.getByRole("application", { name: "Diagram of the network" });
  await diagram.focus();
  await expect.poll(() => heading(page).textContent()).toBe("Output");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => heading(page).textContent()).toBe("Unit 8 of layer 1");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect.poll(() => heading(page).textContent()).toBe("Unit 9 of layer 1");
  expect(await panel(page).getByRole("button", { name: "Unpin" }).getAttribute("aria-pressed")).toBe("true");

  const sum = sumOf(run, look, { layer: 0, unit: 8 });
  await expect
    .poll(() => panel(page).locator("tbody tr").allTextContents())
    .toEqual(
      sum.terms.map(
        ({ input, weight, activation, product }) => run.data.inputNames[input] + [weight, activation, product].map(numberText).join(""),
      ),
    );
  await expect.poll(() => panel(page).locator(".part-equation").textContent()).toContain(`z = ${numberText(sum.z)}`);
  expect(await panel(page).locator(".part-equation").textContent()).toContain(`ReLU(z) = a = ${numberText(sum.activation)}`);
  await panel(page)
    .getByRole("img", { name: /^Bias b from epoch 0 to 3/ })
    .waitFor();

  await page.keyboard.press("Enter");
  const strongest = sum.terms.reduce((best, term) => (Math.abs(term.weight) > Math.abs(best.weight) ? term : best));
  await expect
    .poll(() => heading(page).textContent())
    .toBe(`Weight from ${run.data.inputNames[strongest.input]?.toLowerCase()} to unit 9 of layer 1`);
  await expect.poll(() => panel(page).locator("dd").first().textContent()).toBe(numberText(strongest.weight));
  const spoken = await page.evaluate("document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).ariaLabel");
  expect(spoken).toBe(`${await heading(page).textContent()}: ${numberText(strongest.weight)}`);
  await page.keyboard.press("Escape");
  await expect.poll(() => heading(page).textContent()).toBe("Unit 9 of layer 1");
  await page.keyboard.press("Escape");
  await expect.poll(() => heading(page).textContent()).toBe("Output");
  expect(errors).toEqual([]);
});

test("a pointer picks units and weights of the diagram, and a click keeps them", async ({ open }) => {
  const { page } = await open();
  await atEpoch(page, "shipped", 1);
  await page.locator(".diagram").scrollIntoViewIfNeeded();
  const pointAt = async (unit: number) => {
    const box = await page.locator(".diagram .unit-ring").nth(unit).boundingBox();
    if (!box) throw new Error(`unit ${unit} is not drawn`);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  };
  await pointAt(0);
  await expect.poll(() => heading(page).textContent()).toBe("Clump thickness");
  await pointAt(9);
  await page.mouse.down();
  await page.mouse.up();
  await page.mouse.move(0, 0);
  await expect.poll(() => heading(page).textContent()).toBe("Unit 1 of layer 1");
  await panel(page).getByRole("button", { name: "Mitoses" }).click();
  await expect.poll(() => heading(page).textContent()).toBe("Weight from mitoses to unit 1 of layer 1");
});

test("twenty layers are matrices with the same keys, and the table has the numbers of a layer when it is opened", async ({ open }) => {
  const { page, errors } = await open();
  await atEpoch(page, "twenty-layers", 2);
  const { run, look } = lookAfter(experimentOf("twenty-layers"), 2);
  await page.getByRole("application", { name: "Matrices of the network" }).focus();
  await page.getByText("Output: 1 sigmoid of 15 inputs").waitFor();
  for (let layer = 20; layer > 1; layer--) await page.keyboard.press("ArrowUp");
  await expect.poll(() => heading(page).textContent()).toBe("Unit 8 of layer 2");
  await page.getByText("Layer 2: 15 sigmoid of 15 inputs").waitFor();
  await expect
    .poll(() => panel(page).locator(".part-equation").textContent())
    .toContain(`z = ${numberText(sumOf(run, look, { layer: 1, unit: 7 }).z)}`);
  const inked = await page.locator(".matrices canvas").evaluateAll((canvases) =>
    (
      canvases as unknown as {
        width: number;
        height: number;
        getContext(kind: "2d"): { getImageData(...area: number[]): { data: Uint8ClampedArray } };
      }[]
    ).map((canvas) =>
      canvas
        .getContext("2d")
        .getImageData(0, 0, canvas.width, canvas.height)
        .data.filter((_, i) => i % 4 === 3)
        .some((alpha) => alpha > 0),
    ),
  );
  expect(inked).toEqual([true, true]);

  const twin = page.locator(".network > details");
  expect(await twin.locator("table").count()).toBe(0);
  await twin.locator("summary").click();
  await twin.getByRole("combobox", { name: "Layer" }).selectOption({ label: "20: 15 sigmoid" });
  const { terms, bias, z, activation } = sumOf(run, look, { layer: 19, unit: 3 });
  await expect
    .poll(() => twin.locator("tbody tr").nth(3).locator("td").allTextContents())
    .toEqual([...terms.map(({ weight }) => weight), bias, z, activation].map(numberText));
  expect(errors).toEqual([]);
});

test("arrow keys read the curves epoch by epoch, and their table is made when it is opened", async ({ open }) => {
  const { page } = await open();
  await atEpoch(page, "shipped", 1);
  for (const epoch of [2, 3, 4]) {
    await page.getByRole("button", { name: "One epoch" }).click();
    await page.locator(`data[data-step="${epoch}"]`).waitFor({ state: "attached" });
  }
  const slider = page.getByRole("slider", { name: "Epoch under the cursor" });
  const losses = await Promise.all([3, 4].map((epoch) => numberText(lookAfter(experimentOf("shipped"), epoch).look.metrics.loss)));
  await slider.focus();
  await expect.poll(() => slider.getAttribute("aria-valuetext")).toContain(`Epoch 4, training loss ${losses[1]}`);
  await slider.press("ArrowLeft");
  await expect.poll(() => slider.getAttribute("aria-valuetext")).toContain(`Epoch 3, training loss ${losses[0]}`);
  const chart = page.locator("figure.plot").filter({ has: page.getByRole("heading", { name: "Loss", exact: true }) });
  expect(await chart.locator("table").count()).toBe(0);
  await chart.getByText("Show data table").click();
  await expect.poll(() => chart.locator("tbody tr").count()).toBe(5);
  expect(await chart.locator("tbody tr").nth(3).locator("td").allTextContents()).toEqual(["3", losses[0], expect.any(String)]);
});

test("the result counts the held-out cases, and a misclassified case can be chosen", async ({ open }) => {
  const { page } = await open();
  await atEpoch(page, "shipped", 4);
  const { run, look } = lookAfter(experimentOf("shipped"), 4);
  const result = resultOf(run, look);
  const region = page.getByRole("region", { name: "Result" });
  await region.scrollIntoViewIfNeeded();
  await expect
    .poll(() => region.locator(".confusion tbody td").allTextContents())
    .toEqual(
      [
        result?.confusion.trueNegatives,
        result?.confusion.falsePositives,
        result?.confusion.falseNegatives,
        result?.confusion.truePositives,
      ].map(String),
    );
  const wrong = wrongRowsOf(run, look)[0]?.row as number;
  await page.locator("[data-view=misclassified]").scrollIntoViewIfNeeded();
  await page.getByRole("button", { name: `Show case ${wrong + 1} in the diagram` }).click();
  await page.locator(".case-facts").scrollIntoViewIfNeeded();
  await expect.poll(() => page.locator(".case-facts").textContent()).toContain("wrong");
  expect(await page.getByRole("spinbutton", { name: "Case", exact: true }).inputValue()).toBe(String(wrong + 1));
});
