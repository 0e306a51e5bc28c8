import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { features } from "../../data/features.ts";
import type { Case, Expectation, Expected } from "../data/cases/expected.ts";
import { test } from "./fixtures.ts";

const folder = new URL("../data/cases/", import.meta.url);
const { cases } = JSON.parse(readFileSync(new URL("expected.json", folder), "utf8")) as Expected;

test("every case is read, asked about or refused on the page as its README says", async ({ open }) => {
  const { page, errors } = await open("/batch");
  const wrong: string[] = [];
  for (const one of cases) await check(page, one).catch((reason: unknown) => wrong.push(`${one.file}: ${reason}`));
  expect(wrong).toEqual([]);
  expect(errors).toEqual([]);
});

async function check(page: Page, one: Case): Promise<void> {
  const close = page.getByRole("button", { name: "Close" });
  if (await close.isVisible()) await close.click();
  await page.locator("input[type=file]").setInputFiles(fileURLToPath(new URL(one.file, folder)));
  const done = page.locator(".batch-summary", { has: page.getByRole("heading", { name: one.file }) }).getByText(/rows? read:/);
  const refusal = page.getByRole("alert").filter({ hasText: one.file });
  const question = page.getByRole("form").filter({ hasText: one.file });
  await done.or(refusal).or(question).waitFor({ timeout: 10_000 });
  if (await question.isVisible()) {
    await expectQuestion(question, one);
    await question.getByRole("button", { name: "Confirm and predict" }).click();
    await done.waitFor({ timeout: 10_000 });
  }
  const alternatives = one.http_alternatives ?? [one.http ?? {}];
  // The API refuses a workbook; the page reads it.
  const expected = one.file.endsWith(".xlsx")
    ? { outcome: "read" as const, answered: one.samples?.length ?? 0, faulty: 0 }
    : alternatives.find(({ outcome }) => outcome === "read" || one.http !== undefined);
  if (expected?.outcome === "refused") {
    expect(await refusal.textContent()).toMatch(new RegExp(expected.says as string, "is"));
    return;
  }
  await expectRows(page, one, expected ?? {}, await done.textContent());
}

/** Every column that is asked about starts from a feature, and no feature from two columns. */
async function expectQuestion(question: Locator, { http_alternatives: alternatives = [] }: Case): Promise<void> {
  const asked = await question
    .locator("tr.asked")
    .evaluateAll((rows: { querySelector(s: string): { value: string; textContent: string } }[]) =>
      rows.map((row) => `${row.querySelector("th").textContent} columns ${row.querySelector("select").value}`),
    );
  const says = alternatives.find(({ outcome }) => outcome === "refused")?.says;
  expect(asked.join("\n")).toMatch(new RegExp(says ?? "the file must not be asked about", "is"));
  const chosen = await question.locator("select").evaluateAll((selects: { value: string }[]) => selects.map(({ value }) => value));
  for (const { key } of features) expect(chosen.filter((value) => value === key)).toHaveLength(1);
}

async function expectRows(page: Page, one: Case, expected: Expectation, status: string | null): Promise<void> {
  const samples = Array<readonly string[]>(one.repeat ?? 1)
    .fill(one.samples ?? [])
    .flat();
  const { answered = 0, faulty = 0, says, row_says: rowSays } = expected;
  const errors = faulty === 0 ? "no errors" : `${faulty} with errors`;
  expect(status).toBe(`${samples.length} rows read: ${answered} predicted, ${errors}.`);
  const scores = await page.locator(".results tbody tr:not(.invalid) a").allTextContents();
  const good = samples.slice(0, 50).filter((sample) => !sample.startsWith("!"));
  expect(scores).toEqual(good.map((sample) => sample.slice(0, sample.lastIndexOf(" "))));
  const diagnoses = await page.locator(".results tbody tr:not(.invalid) td.diagnosis").allTextContents();
  expect(diagnoses.map((text) => text[0] ?? "-")).toEqual(good.map((sample) => sample.slice(-1).replace(/[01]/, "-")));
  if (says) expect(await page.locator(".batch-notices").textContent()).toMatch(new RegExp(says, "is"));
  expect(await page.locator(".row-error").filter({ hasText: /./ }).count()).toBe(faulty);
  for (const error of faulty > 0 ? await page.locator("tr.invalid .row-error").allTextContents() : [])
    expect(error).toMatch(new RegExp(rowSays as string, "is"));
  const asks = samples.some((sample) => / [01]$/.test(sample));
  expect(await page.getByRole("group", { name: "Which value means malignant?" }).isVisible()).toBe(asks);
}
