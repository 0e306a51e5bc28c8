import { expect, test } from "vitest";
import { wisconsin } from "../../data/wisconsin.ts";
import { modelOf } from "../../model/file/model.ts";
import type { ModelFile } from "../../model/file/model-file.ts";
import { cardOf } from "../../worker/card.ts";
import json from "../../worker/model.json" with { type: "json" };
import { modelCard } from "../../worker/responses.ts";

const file = json as unknown as ModelFile;
const cardFor = (data: ModelFile["data"]) => cardOf(modelOf({ ...file, data }));

test("the source, the licence and the limits of the Wisconsin data belong to these data", () => {
  const card = cardFor({ rows: 699, used: 683, sha256: wisconsin.sha256 });
  expect(card.data).toEqual({ rows: 699, used: 683, sha256: wisconsin.sha256, source: wisconsin.source, licence: "CC BY 4.0" });
  expect(card.limits.join()).toContain("1989 to 1991");
});

test("of other data the card says what was stated of them, and nothing else", () => {
  const leftOut = { errors: 0, noDiagnosis: 1, unknownScores: 2 };
  const counts = { rows: 33, used: 30, sha256: "0".repeat(64) };
  const card = cardFor({ ...counts, stated: { file: "mine.csv", source: "a clinic", licence: null, classes: [20, 12], leftOut } });
  expect(modelCard.parse(JSON.parse(JSON.stringify(card)))).toEqual(card);
  expect(card.data).toEqual({
    ...counts,
    source: "a clinic",
    licence: "not stated",
    file: "mine.csv",
    classes: { benign: 20, malignant: 12 },
    leftOut,
  });
  expect(JSON.stringify([card.data, card.limits, card.intendedUse])).not.toMatch(/wisconsin|wolberg|1989|hospital|CC BY/i);
});
