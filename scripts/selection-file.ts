import { readFileSync } from "node:fs";
import type { SelectionReport } from "../model/file/report.ts";
import type { Recipe } from "../model/training/recipe.ts";
import { projectPath, writeAtomically } from "./files.ts";

const PATH = projectPath("model/assessment/selection.json");

/** The recorded selection if it was made for this very recipe. */
export function readSelection(recipe: Recipe): SelectionReport | undefined {
  const recorded = JSON.parse(readFileSync(PATH, "utf8")) as { readonly recipe: Recipe; readonly report: SelectionReport };
  return JSON.stringify(recorded.recipe) === JSON.stringify(recipe) ? recorded.report : undefined;
}

/** Records how a recipe was selected, for the model card of models trained by it. */
export function writeSelection(recipe: Recipe, report: SelectionReport): void {
  writeAtomically(PATH, `${JSON.stringify({ recipe, report }, null, 2)}\n`);
}
