import type { Recipe } from "../../../model/training/recipe.ts";
import { recipes } from "../../../model/training/recipes.ts";

/** The recipe of the deployed model. */
export const shippedRecipe = recipeNamed("shipped");

/** The recipe of the article's notebook. */
export const articleRecipe = recipeNamed("article");

function recipeNamed(name: string): Recipe {
  const recipe = recipes.find((candidate) => candidate.name === name);
  if (!recipe) throw new RangeError(`model/training/recipes.ts must have the recipe ${name}`);
  return recipe;
}
