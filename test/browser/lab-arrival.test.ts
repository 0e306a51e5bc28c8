import { expect } from "vitest";
import { hydrated, test } from "./fixtures.ts";

const widths = [375, 900, 1280] as const;

/** How far the top of an element is from that of the window; very far while there is none. */
const topOf = (selector: string) => `document.querySelector(${JSON.stringify(selector)})?.getBoundingClientRect().top ?? 1e6`;

for (const width of widths) {
  test(`at ${width} px the view that an address names comes into sight, and what its fragment names`, async ({ open }) => {
    const { page, errors } = await open("/learn", { viewport: { width, height: 800 } });
    for (const [address, selector] of [
      ["/lab?view=step", '[data-view="step"]'],
      ["/lab?from=article&at=10&view=curves", '[data-view="curves"]'],
      ["/lab?from=article&epochs=500&view=landscape", '[data-view="landscape"]'],
      ["/lab#reproduce-heading", "#reproduce-heading"],
    ] as const) {
      await page.goto(address);
      await hydrated(page);
      await page.waitForLoadState("networkidle");
      await expect.poll(() => page.evaluate(topOf(selector)), { message: address, timeout: 8_000 }).toBeLessThan(420);
      expect(await page.evaluate(topOf(selector)), address).toBeGreaterThan(-5);
    }
    expect(errors).toEqual([]);
  });
}

test("the link of a chapter leads to the view, and scrolling ends that", async ({ open }) => {
  const { page } = await open("/learn/sigmoid-and-softmax", { viewport: { width: 1280, height: 800 } });
  await hydrated(page);
  await page.getByRole("link", { name: /trained network in the lab/ }).click();
  await page.waitForURL("**/lab?at=400&view=step");
  const top = () => page.evaluate(topOf('[data-view="step"]'));
  await expect.poll(top, { timeout: 8_000 }).toBeLessThan(420);
  await page.mouse.wheel(0, -5_000);
  await expect.poll(() => page.evaluate("scrollY")).toBe(0);
  await page.evaluate("document.body.append(Object.assign(document.createElement('p'), { textContent: 'taller' }))");
  await page.waitForTimeout(200);
  expect(await page.evaluate("scrollY")).toBe(0);
});
