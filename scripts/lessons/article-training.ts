import { readFileSync } from "node:fs";
import { articleParameters, articleSplit, scaledRows } from "../../model/lessons/article.ts";
import type { Recipe } from "../../model/training/recipe.ts";
import { networkOf } from "../../model/training/recipe.ts";
import { recipes } from "../../model/training/recipes.ts";
import { createTraining, type Training } from "../../network/learning/training.ts";
import { projectPath } from "../files.ts";
import type { LessonContext } from "./lesson.ts";

const [, article] = recipes as [Recipe, Recipe];

/** The article's training before its first step: its rows, its start, its rate. */
export function articleTraining({ data, engine }: LessonContext): Training {
  return createTraining({
    network: networkOf(article, data.features.length),
    data: articleSplit(scaledRows(data, article.scaling)).learning,
    parameters: articleParameters(JSON.parse(readFileSync(projectPath("data/article.json"), "utf8")).initial),
    engine,
    options: article.training,
  });
}
