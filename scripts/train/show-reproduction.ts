import type { Recipe } from "../../model/training/recipe.ts";
import type { TrainingData } from "../../model/training/training-data.ts";
import type { EngineFactory } from "../../network/learning/engine.ts";
import { percent } from "../cli/figures.ts";
import { type Published, reproduceArticle } from "../reproduction.ts";

/** Reproduces the article's training and prints its costs beside ours. Returns whether all agree to six digits. */
export function showReproduction(recipe: Recipe, data: TrainingData, published: Published, engine: EngineFactory): boolean {
  const total = published.cost.length;
  let compared = 0;
  let equal = 0;
  console.log("iteration   published        ours");
  const ours = reproduceArticle(recipe, data, published, engine, (iteration, mine, theirs) => {
    const isEqual = mine.toFixed(6) === theirs.toFixed(6);
    equal += isEqual ? 1 : 0;
    compared += 1;
    if (!isEqual || compared % 10 === 1 || compared === total)
      console.log(`${String(iteration).padStart(9)}    ${theirs.toFixed(6)}    ${mine.toFixed(6)}${isEqual ? "" : "  differs"}`);
  });
  console.log(`${equal} of ${total} costs agree to six digits.`);
  for (const part of ["train", "validation"] as const)
    console.log(`accuracy, ${part}: published ${percent(published.accuracy[part])}, ours ${percent(ours.accuracy[part])}`);
  return equal === total;
}
