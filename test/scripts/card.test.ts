import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
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

test("every plot has a title that describes it", () => {
  for (const [name, content] of modelCard(shipped.file)) {
    if (!name.endsWith(".svg")) continue;
    expect(content).toMatch(/<title>.{20,}<\/title>/);
    expect(content).not.toContain("NaN");
  }
});
