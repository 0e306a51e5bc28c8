import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseModel } from "../../model/file/parse.ts";
import { sealModel } from "../../model/file/seal.ts";
import { modelCard } from "../../scripts/card/card.ts";
import { shipped } from "../model/models.ts";

const folder = "worker/model-card";

test("the committed card is the one that the shipped model yields", () => {
  const card = modelCard(shipped.file);
  expect(readdirSync(folder).sort()).toEqual([...card.keys()].sort());
  for (const [name, content] of card) expect(readFileSync(`${folder}/${name}`, "utf8")).toBe(content);
});

test("every item of TRIPOD+AI has an answer", () => {
  const items = [
    ...modelCard(shipped.file)
      .get("README.md")!
      .matchAll(/^\| (\d+)[a-g]? *\| [^|]+ \| [^|]{3,} \|$/gm),
  ].map(([, number]) => Number(number));
  expect([...new Set(items)]).toEqual(Array.from({ length: 27 }, (_, i) => i + 1));
});

test("the card states the reason given to --force", () => {
  const { version: _, ...content } = shipped.file;
  const forced = sealModel({ ...content, forced: "the old data were wrong" });
  expect(modelCard(forced).get("README.md")).toContain("**Accepted although the gate refused it.** Reason given: the old data were wrong");
});

describe("a model of other data", () => {
  const { report, data, version: _, ...content } = shipped.file;
  // Neither was there a selection on these data, nor are they dated.
  const { selection: __, forward: ____, ...measured } = report!;
  const stated = {
    file: "mine|2026.csv",
    source: "the files of a clinic",
    licence: null,
    classes: [300, 150],
    leftOut: { errors: 3, noDiagnosis: 0, unknownScores: 7 },
  } as const;
  const other = sealModel({ ...content, report: measured, data: { ...data, sha256: "0".repeat(64), rows: 460, used: 450, stated } });
  const card = modelCard(other).get("README.md")!;

  test("has a card that says nothing of the Wisconsin data", () => {
    expect(card).not.toMatch(
      /wisconsin|wolberg|madison|1989|1991|physician|hospital|one clinic|women|CC BY|nested|lack bare nuclei|forward in time|scikit/i,
    );
  });

  test("says what was stated, and what was left out by reason", () => {
    expect(card).toContain("All figures are for the data of one file, mine|2026.csv (source: the files of a clinic; licence: not stated).");
    for (const row of [/^\| data file +\| mine\\\|2026\.csv +\|$/m, /^\| classes +\| 300 benign, 150 malignant +\|$/m])
      expect(card).toMatch(row);
    expect(card).toContain("rows 3 with errors, 7 with an unknown score");
    expect(parseModel(JSON.parse(JSON.stringify(other))).file.data.stated).toEqual(stated);
  });

  test("whose statement is incomplete is refused", () => {
    const { licence: ___, ...incomplete } = stated;
    const { version: _____, ...rest } = other;
    const damaged = sealModel({ ...rest, data: { ...other.data, stated: incomplete as never } });
    expect(() => parseModel(damaged)).toThrow("what is stated of the data is incomplete");
  });
});

test("the card has every figure of the evaluation forward in time, of the rows that lack a score and of the differences", () => {
  const card = modelCard(shipped.file).get("README.md")!;
  const { methods, forward = [], incomplete, calibration } = shipped.file.report!;
  for (const { name, differences } of methods)
    if (differences) expect(card).toMatch(new RegExp(`\\| ${name} .*${Math.abs(differences.logLoss.mean).toFixed(4)} \\(`));
  for (const report of forward) for (const { logLoss } of report.methods) expect(card).toContain(logLoss.toFixed(4));
  if (incomplete) expect(card).toContain(`${incomplete.right} of ${incomplete.cases[0] + incomplete.cases[1]} right, `);
  expect(card).toContain(`Calibration slope ${calibration.slope.mean.toFixed(2)}`);
  expect(card).toContain(`would show ${calibration.errorByChance.mean.toFixed(4)} on average`);
});

test("every plot has a title that describes it", () => {
  for (const [name, content] of modelCard(shipped.file)) {
    if (!name.endsWith(".svg")) continue;
    expect(content).toMatch(/<title>.{20,}<\/title>/);
    expect(content).not.toContain("NaN");
  }
});
