import { readFileSync } from "node:fs";
import type { LabelledRows } from "../model/training/labelled-rows.ts";
import { networkOf, type Recipe } from "../model/training/recipe.ts";
import { fitScaling, scaleRow } from "../model/training/scaling.ts";
import { createDataset, selectSamples } from "../network/learning/dataset.ts";
import type { EngineFactory } from "../network/learning/engine.ts";
import { accuracy } from "../network/learning/measurement.ts";
import { createTraining, step } from "../network/learning/training.ts";
import { projectPath } from "./files.ts";

/** What the article's notebook printed, and the weights it started from: data/article.json. */
export interface Published {
  readonly initial: { readonly W1: number[][]; readonly b1: number[]; readonly W2: number[][]; readonly b2: number[] };
  /** The cost before iteration 0, 500, …, to six digits. */
  readonly cost: readonly { readonly iteration: number; readonly cost: number }[];
  readonly accuracy: { readonly train: number; readonly validation: number };
}

/** Our figures in the form of the published ones. */
export type Reproduction = Pick<Published, "cost" | "accuracy">;

/** The published figures of a recipe; undefined for a recipe that has none. */
export function readPublished(recipe: Recipe): Published | undefined {
  const published: Published & { recipe: string } = JSON.parse(readFileSync(projectPath("data/article.json"), "utf8"));
  return published.recipe === recipe.name ? published : undefined;
}

/**
 * Trains the article's recipe from the article's initial weights on its split: the complete rows in file order, all of them
 * scaled together, rows 0 to 499 for training and rows from 501 for validation (row 500 is in neither).
 */
export function reproduceArticle(
  recipe: Recipe,
  { rows, labels }: LabelledRows,
  { initial, cost }: Published,
  engine?: EngineFactory,
  onCost: (iteration: number, ours: number, theirs: number) => void = () => {},
): Reproduction {
  const scaling = fitScaling(recipe.scaling, rows);
  const all = createDataset(
    rows.map((row) => scaleRow(scaling, row)),
    labels,
  );
  const learning = selectSamples(all, range(0, 500));
  const validation = selectSamples(all, range(501, rows.length));
  const network = networkOf(recipe, rows[0]?.length ?? 0);
  const parameters = [initial.W1.flat(), initial.b1.flat(), initial.W2.flat(), initial.b2.flat()].flat();
  const training = createTraining({
    network,
    data: learning,
    options: recipe.training,
    seed: 1,
    parameters,
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
      validation: accuracy(training.engine, network, training.parameters, validation),
    },
  };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
