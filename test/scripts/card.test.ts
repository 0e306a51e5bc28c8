import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sealModel } from "../../model/file/seal.ts";
import { modelCard } from "../../scripts/card/card.ts";
import { shipped } from "../model/models.ts";

const folder = "worker/model-card";

test("the card that is kept is the one that the shipped model makes", () => {
  const card = modelCard(shipped.file);
  expect(readdirSync(folder).sort()).toEqual([...card.keys()].sort());
  for (const [name, content] of card) expect(readFileSync(`${folder}/${name}`, "utf8")).toBe(content);
});

test("every item of TRIPOD+AI has an answer", () => {
  const items = [
    ...modelCard(shipped.file)
      .get("README.md")!
      .matchAll(/^\| (\d+)[a-g]? \| [^|]+ \| [^|]{3,} \|$/gm),
  ].map(([, number]) => Number(number));
  expect([...new Set(items)]).toEqual(Array.from({ length: 27 }, (_, i) => i + 1));
});

test("a reason given to --force stands on the card", () => {
  const { version: _, ...content } = shipped.file;
  const forced = sealModel({ ...content, forced: "the old data were wrong" });
  expect(modelCard(forced).get("README.md")).toContain("**Taken against the gate.** Reason given: the old data were wrong");
});

test("the plots say in words what they show", () => {
  for (const [name, content] of modelCard(shipped.file)) {
    if (!name.endsWith(".svg")) continue;
    expect(content).toMatch(/<title>.{20,}<\/title>/);
    expect(content).not.toContain("NaN");
  }
});
