import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { openBrowser, openPage } from "./browser.ts";

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const widths = [320, 768, 1280];
const schemes = ["light", "dark"] as const;

/** A page in the state that shows the most of it. */
const states: Readonly<Record<string, { readonly path: string; readonly prepare?: (page: Page) => Promise<unknown> }>> = {
  "the empty form": { path: "/" },
  "an unsure answer with unknowns": {
    path: "/?clumpThickness=10&uniformityOfCellSize=2&uniformityOfCellShape=2&bareNuclei=unknown&mitoses=99",
    prepare: (page) => page.getByRole("heading", { name: "Similar known cases" }).waitFor(),
  },
  "an answered batch": {
    path: "/batch",
    prepare: async (page) => {
      await page.getByLabel("Or paste rows").fill("clumpThickness,mitoses,diagnosis\n5,1,benign\n11,1,benign\n10,9,malignant\n");
      await page.getByRole("button", { name: "Read what is pasted" }).click();
      await page.getByText("3 rows read").waitFor();
    },
  },
  "the model": { path: "/model" },
  "the API with a reply": {
    path: "/api",
    prepare: async (page) => {
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByText("200 OK").waitFor();
      await page.locator("details.operation summary").first().click();
    },
  },
  "a missing page": { path: "/nowhere" },
};

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

interface Found {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

it.each(Object.entries(states))(
  "%s has nothing for axe to find, light and dark, at 320, 768 and 1280 px, and fits the width",
  async (_, { path, prepare }) => {
    const { page } = await openPage(browser, { bypassCSP: true, reducedMotion: "reduce" });
    await page.goto(inject("baseUrl") + path);
    await prepare?.(page);
    await page.addScriptTag({ path: axePath });
    const faults: string[] = [];
    for (const colorScheme of schemes)
      for (const width of widths) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        const { violations } = (await page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(rules)} })`)) as Found;
        for (const { id, nodes } of violations)
          for (const { html, failureSummary } of nodes) faults.push(`${colorScheme} ${width} px, ${id}: ${html}\n${failureSummary}`);
        const excess = (await page.evaluate("document.documentElement.scrollWidth - innerWidth")) as number;
        if (excess > 0) faults.push(`${width} px: ${excess} px wider than the screen`);
      }
    expect(faults).toEqual([]);
    await page.context().close();
  },
);
