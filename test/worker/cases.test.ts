import { describe, expect, inject, test } from "vitest";
import { featureKeys } from "../../data/features.ts";
import { splitCells } from "../../data/tables/csv.ts";
import { prediction } from "../../worker/responses.ts";
import type { Expectation, Expected } from "../data/cases/expected.ts";
import { bodyOf, failure, post, sampleOf, send, textOf } from "./api.ts";

const files = inject("cases");
const { cases } = JSON.parse(atob(files["expected.json"] as string)) as Expected;

describe.each(cases)("$file ($kind)", ({ file, samples = [], repeat = 1, http, http_alternatives, http_variants = [] }) => {
  const bytes = Uint8Array.from(atob(files[file] as string), (character) => character.charCodeAt(0));
  const rows = Array<readonly string[]>(repeat).fill(samples).flat();

  test.each([http ?? { any_of: http_alternatives ?? [] }, ...http_variants])("$type $query", async (expected) => {
    const reply = await send(expected.type ?? "text/csv", bytes, `?${new URLSearchParams(expected.query)}`);
    const outcome = reply.status === 200 ? "read" : "refused";
    const holding = (expected.any_of ?? [expected]).filter((one) => one.outcome === outcome);
    expect(holding).toHaveLength(1);
    await (outcome === "read" ? expectRows(reply, holding[0] as Expectation, rows) : expectRefusal(reply, holding[0] as Expectation));
  });
});

async function expectRefusal(reply: Response, { says, status }: Expectation): Promise<void> {
  const { detail, errors = [] } = await failure(reply, status ?? reply.status);
  expect(reply.status).toBeGreaterThanOrEqual(400);
  expect(reply.status).toBeLessThan(500);
  expect([detail, ...errors.map((error) => error.detail)].join("\n")).toMatch(new RegExp(says as string, "ims"));
}

async function expectRows(reply: Response, expected: Expectation, samples: readonly string[]): Promise<void> {
  const notices = reply.headers.get("Cytonet-Notices") ?? "";
  expect(notices).toMatch(/^[ -~]{0,1024}$/);
  if (expected.says) expect(notices).toMatch(new RegExp(expected.says, "ims"));
  const hasHeader = reply.headers.get("Content-Type")?.endsWith("header=present") === true;
  const text = await textOf(reply);
  if (expected.body) expect(text).toMatch(new RegExp(expected.body, "ims"));

  const lines = text.split(/\r?\n/);
  expect(lines.pop()).toBe("");
  const table = lines.map((line) => splitCells(line, expected.separator as string));
  const width = new Set(table.map((cells) => cells.length));
  expect(width.size).toBe(1);
  const answers = table.slice(hasHeader ? 1 : 0).map((cells) => cells.slice(-7));
  if (hasHeader)
    expect(table[0]?.slice(-7)).toEqual(["prediction", "probability", "predictionSet", "assessment", "unknown", "unusual", "error"]);

  expect(answers.filter(([name]) => name !== "").length).toBe(expected.answered);
  expect(answers.filter(([name]) => name === "").length).toBe(expected.faulty);
  expect(answers.flatMap(([, , , , unknown]) => (unknown ? unknown.split("|") : [])).length).toBe(expected.unknown_values);
  expect(answers).toHaveLength(samples.length);
  for (const [row, sample] of samples.entries()) {
    const answer = answers[row] as string[];
    if (sample.startsWith("!")) expect(answer.at(-1)).toMatch(new RegExp(expected.row_says as string, "ims"));
    else expect(answer).toEqual(await alone(sample));
  }
}

const known = new Map<string, string[]>();

/** The added cells that a sample must have by what `predict` says of it. */
async function alone(sample: string): Promise<string[]> {
  const values = sample.split(" ").slice(0, featureKeys.length);
  const key = values.join();
  const found = known.get(key);
  if (found) return found;
  const body = sampleOf(values.map((value) => (value === "?" ? null : Number(value))));
  const one = await bodyOf(await post("/api/v1/predict", body), prediction);
  const cells = [
    one.prediction,
    `${one.probability}`,
    one.predictionSet.join("|"),
    one.assessment,
    one.unknown.join("|"),
    `${one.unusual ?? ""}`,
    "",
  ];
  known.set(key, cells);
  return cells;
}
