// @module-tag slow
import { expect, test } from "vitest";
import { recipes } from "../../../model/training/recipes.ts";
import { projectPath } from "../../../scripts/files.ts";
import { readPublished, reproduceArticle } from "../../../scripts/reproduction.ts";
import { readTrainingData } from "../../../scripts/training-data.ts";

test("the published notebook's 134 costs, to all six digits, and its accuracies", async () => {
  const recipe = recipes.find(({ name }) => name === "article")!;
  const published = readPublished(recipe)!;
  const ours = reproduceArticle(recipe, await readTrainingData(projectPath("data/wisconsin.csv")), published);
  expect(published.cost).toHaveLength(134);
  expect(ours.cost.map(({ iteration, cost }) => ({ iteration, cost: Number(cost.toFixed(6)) }))).toEqual(published.cost);
  expect(ours.accuracy).toEqual(published.accuracy);
});
