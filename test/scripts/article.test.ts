import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { recipes } from "../../model/training/recipes.ts";
import { Network, published, training } from "../../scripts/article.ts";
import { projectPath } from "../../scripts/files.ts";
import { reproduceArticle } from "../../scripts/reproduction.ts";
import { readTrainingData } from "../../scripts/training-data.ts";

test("a hundred lines learn as the library does: the costs of the first 5,000 iterations", async () => {
  const { W1, b1, W2, b2 } = structuredClone(published.initial);
  const network = Object.assign(new Network(9, 15), { W1, b1, W2: W2[0], b2: b2[0] });
  const recipe = recipes.find(({ name }) => name === "article")!;
  const costs = published.cost.filter(({ iteration }: { iteration: number }) => iteration <= 5000);
  const library = reproduceArticle(
    { ...recipe, training: { ...recipe.training, epochs: 5000 } },
    await readTrainingData(projectPath("data/wisconsin.csv")),
    { ...published, cost: costs },
  );
  let iteration = 0;
  for (const { iteration: at, cost } of library.cost) {
    for (; iteration < at; iteration++) network.step(...training, 0.07);
    expect(network.cost(...training)).toBeCloseTo(cost, 9);
  }
  expect(iteration).toBe(5000);
  expect(network.accuracy(...training)).toBe(library.accuracy.train);
});

test("the file has at most a hundred lines and imports nothing but what reads the data", () => {
  const lines = readFileSync(projectPath("scripts/article.ts"), "utf8").trimEnd().split("\n");
  expect(lines.length).toBeLessThanOrEqual(100);
  expect(lines.filter((line) => /\bimport\b(?!\.meta)/.test(line))).toEqual(['import { readFileSync } from "node:fs";']);
});

test("a fresh network starts at random weights of the right shape and learns from them", () => {
  const network = new Network(9, 15);
  expect([network.W1.length, network.W1[0]!.length, network.b1.length, network.W2.length]).toEqual([15, 9, 15, 15]);
  const before = network.cost(...training);
  for (let i = 0; i < 50; i++) network.step(...training, 0.07);
  expect(network.cost(...training)).toBeLessThan(before);
});
