import { readFileSync } from "node:fs";
import { type Assessment, assess } from "../model/assessment/assess.ts";
import { judge, type Verdict } from "../model/assessment/gate.ts";
import type { ModelFile } from "../model/file/model-file.ts";
import type { SelectionReport } from "../model/file/report.ts";
import { fit } from "../model/training/fit.ts";
import type { Recipe } from "../model/training/recipe.ts";
import type { EngineFactory } from "../network/learning/engine.ts";
import type { Training } from "../network/learning/training.ts";
import { createPool } from "./evaluate/pool.ts";
import { projectPath } from "./files.ts";
import { assembleModel, evaluationData, type TrainingData } from "./fit.ts";

export interface MakeModelOptions {
  readonly recipe: Recipe;
  readonly data: TrainingData;
  readonly seed: number;
  /** The model that would be replaced; null where there is none, and then nothing is judged. */
  readonly present: ModelFile | null;
  /** The reason to take the new model though the gate refuses it. */
  readonly force?: string;
  readonly engine?: EngineFactory;
  readonly threads?: number;
  readonly onEpoch?: (training: Training) => void;
  /** Work of the assessment done, out of all, and what it is at. */
  readonly onAssess?: (done: number, total: number, what: string) => void;
}

/**
 * Trains a recipe, assesses it by cross-validation, seals the model with its report and judges it against the present one.
 * Writes nothing: whoever calls takes `file` only if the verdict passes, or if it was forced.
 */
export async function makeModel(options: MakeModelOptions): Promise<{ readonly file: ModelFile; readonly verdict: Verdict | null }> {
  const { recipe, data, seed, present, force, engine, threads, onEpoch, onAssess } = options;
  const fitted = fit(recipe, data, { seed, engine, onEpoch });
  const evaluation = evaluationData(data);
  const pool = createPool(evaluation, threads);
  try {
    const assessment = withSelection(await assess(pool, recipe, fitted, evaluation, seed, onAssess), recipe);
    const file = assembleModel(recipe, data, seed, fitted, assessment);
    const verdict = present && (await judge(pool, evaluation, { file, outcomes: assessment.outcomes }, present));
    const isForced = verdict !== null && !verdict.passes && force !== undefined;
    return { file: isForced ? assembleModel(recipe, data, seed, fitted, assessment, force) : file, verdict };
  } finally {
    await pool.close();
  }
}

/** Adds how the recipe was chosen, where `npm run evaluate -- --nested --record` kept that of this very recipe. */
function withSelection(assessment: Assessment, recipe: Recipe): Assessment {
  const kept = JSON.parse(readFileSync(projectPath("model/assessment/selection.json"), "utf8")) as {
    recipe: Recipe;
    report: SelectionReport;
  };
  const isSame = JSON.stringify(kept.recipe) === JSON.stringify(recipe);
  return isSame ? { ...assessment, report: { ...assessment.report, selection: kept.report } } : assessment;
}
