import { readFileSync } from "node:fs";
import { type ArticleStart, articleParameters, articleSplit, scaledRows } from "../model/lessons/article.ts";
import type { LabelledRows } from "../model/training/labelled-rows.ts";
import { networkOf, type Recipe } from "../model/training/recipe.ts";
import type { EngineFactory } from "../network/learning/engine.ts";
import { accuracy } from "../network/learning/measurement.ts";
import { createTraining, step } from "../network/learning/training.ts";
import { projectPath } from "./files.ts";

/** What the article's notebook printed, and the weights it started from: data/article.json. */
export interface Published {
  readonly initial: ArticleStart;
  /** The cost before iteration 0, 500, …, to six digits. */
  readonly cost: readonly { readonly iteration: number; readonly cost: number }[];
  readonly accuracy: { readonly train: number; readonly validation: number };
}

/** Our figures in the form of the published ones. */
export type Reproduction = Pick<Published, "cost" | "accuracy">;

/** The published figures of a recipe; undefined for a recipe that has none. */
export function readPublished(recipe: Recipe): Published | undefined {
  const published = readArticle();
  return published.recipe === recipe.name ? published : undefined;
}

/** What the article's notebook printed, with the name of the recipe that is its own. */
export function readArticle(): Published & { readonly recipe: string } {
  return JSON.parse(readFileSync(projectPath("data/article.json"), "utf8"));
}

/**
 * Trains the article's recipe from the article's initial weights on its split: the complete rows in file order, all of them
 * scaled together, rows 0 to 499 for training and rows from 501 for validation (row 500 is in neither).
 */
export function reproduceArticle(
  recipe: Recipe,
  data: LabelledRows,
  { initial, cost }: Published,
  engine?: EngineFactory,
  onCost: (iteration: number, ours: number, theirs: number) => void = () => {},
): Reproduction {
  const { learning, heldOut } = articleSplit(scaledRows(data, recipe.scaling));
  const network = networkOf(recipe, data.rows[0]?.length ?? 0);
  const training = createTraining({
    network,
    data: learning,
    options: recipe.training,
    seed: 1,
    parameters: articleParameters(initial),
    ...(engine ? { engine } : {}),
  });
  const ours = cost.map(({ iteration, cost: theirs }) => {
    while (training.steps < iteration) step(training);
    const mine = training.engine.loss(training.parameters, learning);
    onCost(iteration, mine, theirs);
    return { iteration, cost: mine };
  });
  while (training.steps < recipe.training.epochs) step(training);
  return {
    cost: ours,
    accuracy: {
      train: accuracy(training.engine, network, training.parameters, learning),
      validation: accuracy(training.engine, network, training.parameters, heldOut),
    },
  };
}
