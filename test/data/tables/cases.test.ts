import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { charsetOf } from "../../../data/tables/charset.ts";
import { type ChosenColumns, parseColumns } from "../../../data/tables/chosen-columns.ts";
import type { TableOptions } from "../../../data/tables/types.ts";
import type { Expectation, Expected } from "../cases/expected.ts";
import { caseFile, eventsOf, type Outcome, outcome } from "./reading.ts";

const { cases } = JSON.parse(readFileSync(new URL("../cases/expected.json", import.meta.url), "utf8")) as Expected;

/** What training itself refuses: too few rows, or no diagnosis. The reader reads such files. */
const refusedByTraining = /^(62|63|64|46|71|06|38|45)-/;

describe.each(cases)("$file ($kind)", (one) => {
  const bytes = caseFile(one.file);
  const repeated = Array<readonly string[]>(one.repeat ?? 1)
    .fill(one.samples ?? [])
    .flat();
  const https = [one.http ?? { any_of: one.http_alternatives ?? [] }, ...(one.http_variants ?? [])];
  const trainings = [one.train ?? { any_of: one.train_alternatives ?? [] }, ...(one.train_variants ?? [])];

  test.each(https)("over HTTP: $type $query", (expected) => {
    if (/spreadsheetml/.test(expected.type ?? "")) return expect(httpOutcome(bytes, {}).refusal?.status).toBe(415);
    const label = /charset=(\S+)/.exec(expected.type ?? "")?.[1] ?? "utf-8";
    const charset = charsetOf(label);
    if (!charset) return expect(expected.status).toBe(415);
    const { columns, malignant } = expected.query ?? {};
    const result = httpOutcome(bytes, { charset, ...(columns ? { columns: chosen(columns) } : {}), ...(malignant ? { malignant } : {}) });
    expectOneOf(expected, (alternative) => expectHttp(result, alternative, repeated, malignant));
  });

  // A workbook comes to the reader as rows of cells: see cells.test.ts.
  if (one.file.endsWith(".xlsx")) return;
  test.each(trainings)("in training: $args", (expected) => {
    const argument = (name: string) => expected.args?.[expected.args.indexOf(name) + 1];
    const columns = expected.args?.includes("--columns") ? chosen(argument("--columns") as string) : undefined;
    const malignant = expected.args?.includes("--malignant") ? argument("--malignant") : undefined;
    const optionNames = { columns: "--columns", malignant: "--malignant" };
    const result = outcome(eventsOf(bytes, { fallback: true, optionNames, columns, malignant }));
    expectOneOf(expected, (alternative) => expectTraining(result, alternative, one.file));
  });
});

function httpOutcome(bytes: Uint8Array, options: TableOptions): Outcome {
  return outcome(eventsOf(bytes, { ...options, optionNames: { columns: "?columns=", malignant: "?malignant=" } }));
}

function expectHttp(result: Outcome, expected: Expectation, samples: readonly string[], malignant?: string): void {
  if (expected.outcome === "refused") {
    expect(result.rows).toEqual([]);
    expect(result.refusal?.detail).toMatch(new RegExp(expected.says as string, "ims"));
    if (expected.status) expect(result.refusal?.status).toBe(expected.status);
    return;
  }
  expect(result.refusal).toBeUndefined();
  expect(result.scores).toEqual(samples.map((sample) => (sample.startsWith("!") ? "!" : sample.slice(0, sample.lastIndexOf(" ")))));
  expect(result.diagnoses).toEqual(samples.map((sample) => letterOf(sample, malignant)));
  expect(result.scores.filter((scores) => scores !== "!").length).toBe(expected.answered);
  expect(result.scores.filter((scores) => scores === "!").length).toBe(expected.faulty);
  expect(result.scores.join(" ").split("?").length - 1).toBe(expected.unknown_values);
  expect(result.table?.missing).toEqual(expected.missing_features);
  expect(result.table?.separator).toBe(expected.separator);
  // The notices that a response header can carry are those that are known before the first row.
  if (expected.says) expect(result.early.join("\n")).toMatch(new RegExp(expected.says, "ims"));
  for (const { values, errors } of result.rows)
    if (!values) expect(errors.map(({ detail }) => detail).join("; ")).toMatch(new RegExp(expected.row_says as string, "ims"));
}

/** b, m, or - where there is no diagnosis; 0 and 1 are none until someone says which means malignant. */
function letterOf(sample: string, malignant: string | undefined): string {
  const given = sample.slice(sample.lastIndexOf(" ") + 1);
  if (sample.startsWith("!")) return "-";
  if (!/[01]/.test(given)) return given;
  return malignant === undefined ? "-" : given === malignant ? "m" : "b";
}

function expectTraining(result: Outcome, expected: Expectation, file: string): void {
  const said = [
    result.refusal?.detail,
    ...result.notices,
    ...result.rows.flatMap(({ line, errors }) => errors.map(({ detail }) => `line ${line}: ${detail}`)),
  ].join("\n");
  if (expected.outcome === "refused" && !result.refusal && refusedByTraining.test(file)) {
    // Training refuses by what it is given: here, that a diagnosis is not understood is said, and names the option.
    if (result.table?.unclearDiagnoses.length) expect(said).toMatch(new RegExp(expected.says as string, "ims"));
    return;
  }
  if (expected.says) expect(said).toMatch(new RegExp(expected.says, "ims"));
  expect(result.refusal === undefined).toBe(expected.outcome === "read");
  if (expected.outcome === "refused") return;
  const rows = result.rows.filter(({ values }) => values);
  const count = (diagnosis: string, isComplete: boolean) =>
    rows.filter((row) => row.diagnosis === diagnosis && (!isComplete || !row.values?.includes(null))).length;
  expect(rows.length).toBe(expected.rows);
  expect([count("benign", false), count("malignant", false)]).toEqual([expected.benign, expected.malignant]);
  expect([count("benign", true), count("malignant", true)]).toEqual(expected.complete);
}

/** One of several expectations holds. With one, its failure is the test's. */
function expectOneOf(expected: Expectation, check: (alternative: Expectation) => void): void {
  const alternatives = expected.any_of ?? [expected];
  const failures = alternatives.flatMap((alternative) => {
    try {
      check(alternative);
      return [];
    } catch (error) {
      return [error];
    }
  });
  if (failures.length === alternatives.length) throw failures[0];
}

function chosen(text: string): ChosenColumns {
  const columns = parseColumns(text);
  if ("error" in columns) throw new Error(columns.error);
  return columns;
}
