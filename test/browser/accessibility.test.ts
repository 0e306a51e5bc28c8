import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { projectPath } from "../../scripts/files.ts";
import { isOfWisconsin } from "../model/models.ts";
import { hydrated, test } from "./fixtures.ts";

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const widths = [320, 768, 1280];

/** The rules whose result can depend on the colour scheme. All others are checked once per width, in the light scheme. */
const colourRules = ["color-contrast", "link-in-text-block"];

/** Every page, in the state that shows the most of it. */
const states: Readonly<Record<string, { readonly path: string; readonly prepare?: (page: Page) => Promise<unknown> }>> = {
  "the empty form": { path: "/" },
  "an indeterminate prediction with unknown features": {
    path: "/?clumpThickness=10&uniformityOfCellSize=2&uniformityOfCellShape=2&bareNuclei=unknown&mitoses=99",
    prepare: (page) => page.getByRole("heading", { name: "Most similar training cases" }).waitFor(),
  },
  "a prediction by the visitor's own network": {
    path: "/?clumpThickness=10&mitoses=2",
    prepare: async (page) => {
      const model = JSON.stringify(readFileSync(projectPath("worker/model.json"), "utf8"));
      await page.evaluate(`sessionStorage.setItem("cytonet-own-model", ${model})`);
      await page.reload();
      await page.getByText("This is your own network, not assessed.").waitFor();
    },
  },
  "one step of backpropagation": {
    path: "/lab?from=article&view=step",
    prepare: async (page) => {
      await page.locator(".step-view").scrollIntoViewIfNeeded();
      await page.getByLabel("All lines at once").check();
    },
  },
  "a batch with results": {
    path: "/batch",
    prepare: async (page) => {
      await paste(page, "id,clumpThickness,mitoses,class,note\na,5,1,0,x\nb,11,1,0,y\nc,10,9,1,z\n");
      await page.getByText("3 rows read").waitFor();
      await page.getByRole("radio", { name: "1", exact: true }).check();
      await page.getByRole("img", { name: "ROC curve" }).waitFor();
    },
  },
  "a batch that asks about its columns": {
    path: "/batch",
    prepare: async (page) => {
      await paste(page, "id,clumpThickness,mitosis_count,zeta\n1,5,1,7\n2,9,3,8\n");
      await page.getByRole("button", { name: "Confirm and predict" }).waitFor();
    },
  },
  "a batch that asks before it is replaced": {
    path: "/batch",
    prepare: async (page) => {
      await paste(page, "mitoses\n1\n");
      await page.getByText("1 row read").waitFor();
      await paste(page, "mitoses\n2\n");
      await page.getByRole("dialog").waitFor();
    },
  },
  "a batch that was refused": {
    path: "/batch",
    prepare: async (page) => {
      await paste(page, "dear,sir\nyours,truly");
      await page.getByRole("alert").waitFor();
    },
  },
  "the lab with errors in its address": {
    path: "/lab?rate=fast&layers=200-relu_8-tanh&speed=3&clip=1&patience=5",
    prepare: async (page) => {
      await page.locator("[data-parameters]").waitFor({ state: "attached" });
      for (const closed of await page.locator(".experiment-group:not([open]) summary").all()) await closed.click();
    },
  },
  "the lab with a table that was refused": {
    path: "/lab",
    prepare: async (page) => {
      await page.locator("[data-parameters]").waitFor({ state: "attached" });
      await page.locator("input[type=file]").setInputFiles({ name: "letter.txt", mimeType: "text/plain", buffer: Buffer.from("dear sir") });
      await page.getByText("was not read").waitFor();
    },
  },
  "the lab while the deployed model is rebuilt": {
    path: "/lab",
    prepare: async (page) => {
      await page.getByRole("button", { name: "Train the weights again" }).click();
      await page.getByText(isOfWisconsin ? "to the last bit." : "rows that this site does not have").waitFor();
      if (!isOfWisconsin) return;
      await page.getByRole("button", { name: "Rebuild the whole file" }).click();
      await page.locator(".rebuilt-parts li[data-state=agrees]").first().waitFor();
    },
  },
  "the model": { path: "/model" },
  "the data": { path: "/data" },
  "the API with a response": {
    path: "/api",
    prepare: async (page) => {
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByText("200 OK").waitFor();
      await page.locator("details.operation summary").first().click();
    },
  },
  "the contents of the lessons": { path: "/learn" },
  "a chapter with a wrong answer": { path: "/learn/too-linear", prepare: (page) => answer(page, 0) },
  "a chapter with the right answer": { path: "/learn/unit", prepare: (page) => answer(page, 1) },
  "a chapter that reads a sample": {
    path: "/learn/reading-an-answer",
    prepare: async (page) => {
      await answer(page, 2);
      await page.getByRole("button", { name: "Add all" }).click();
      await page.getByText("What would change it: with").waitFor();
    },
  },
  "a missing page": { path: "/nowhere" },
};

test.for(Object.entries(states))(
  "%s passes axe in both colour schemes at 320, 768 and 1280 px, without horizontal overflow",
  async ([, { path, prepare }], { open }) => {
    const { page } = await open(path, { bypassCSP: true, reducedMotion: "reduce" });
    await prepare?.(page);
    await page.addScriptTag({ path: axePath });
    const violations: string[] = [];
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: "light" });
      violations.push(...(await runAxe(page, tags)).map((violation) => `light, ${width} px: ${violation}`));
      await page.emulateMedia({ colorScheme: "dark" });
      violations.push(...(await runAxe(page, colourRules)).map((violation) => `dark, ${width} px: ${violation}`));
      const overflow = (await page.evaluate("document.documentElement.scrollWidth - innerWidth")) as number;
      if (overflow > 0) violations.push(`${width} px: content overflows by ${overflow} px`);
    }
    expect(violations).toEqual([]);
  },
);

/** Answers the question of a chapter. */
async function answer(page: Page, index: number): Promise<void> {
  await hydrated(page);
  await page.locator(".lesson-answer input").nth(index).check();
  await page.getByRole("button", { name: "Check my answer" }).click();
  await page.locator(".reveal-content").waitFor();
}

async function paste(page: Page, rows: string): Promise<void> {
  await page.getByLabel("Or paste rows").fill(rows);
  await page.getByRole("button", { name: "Predict pasted rows" }).click();
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

async function runAxe(page: Page, runOnly: readonly string[]): Promise<string[]> {
  const options = JSON.stringify({ runOnly, resultTypes: ["violations"] });
  const { violations } = (await page.evaluate(`axe.run(document, ${options})`)) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
}
