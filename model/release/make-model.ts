import type { EngineFactory } from "../../network/learning/engine.ts";
import type { Training } from "../../network/learning/training.ts";
import { type AssessmentPart, assess } from "../assessment/assess.ts";
import { studyIncomplete } from "../assessment/incomplete.ts";
import type { Pool } from "../assessment/pool.ts";
import { layersOf } from "../file/layers.ts";
import { modelOf } from "../file/model.ts";
import type { ModelFile } from "../file/model-file.ts";
import type { Report, SelectionReport } from "../file/report.ts";
import { sealModel } from "../file/seal.ts";
import { fit } from "../training/fit.ts";
import type { Recipe } from "../training/recipe.ts";
import type { TrainingData } from "../training/training-data.ts";
import { backgroundOf, modelContent } from "./model-content.ts";

export interface MakeModelOptions {
  readonly recipe: Recipe;
  readonly data: TrainingData;
  readonly seed: number;
  /** Cross-validates on the same data, or on a sample of them. Without it the model is not assessed: its prediction sets always hold both classes. */
  readonly pool?: Pool;
  /** How the recipe was chosen, for the report. */
  readonly selection?: SelectionReport | undefined;
  readonly engine?: EngineFactory;
  readonly onEpoch?: (training: Training) => void;
  /** Called after each job of the assessment. */
  readonly onProgress?: (done: number, total: number, stage: string) => void;
  /** Called with each part of the file as soon as it is made, in the form in which the file holds it. */
  readonly onPart?: (part: ModelPart) => void;
}

/** Some of what a model file holds. */
export type ModelPart = Partial<Omit<ModelFile, "report">> & { readonly report?: Partial<Report> };

/** A whole model file, and the out-of-fold probabilities behind its report (none where it was not assessed). */
export interface MadeModel {
  readonly file: ModelFile;
  readonly outOfFold: readonly Float64Array[];
}

/**
 * From data to file: trains a recipe on all rows, assesses it by cross-validation and seals both. The same data, recipe, seed
 * and selection give the same bytes in every engine. Throws RangeError if the pool holds other data.
 */
export async function makeModel({
  recipe,
  data,
  seed,
  pool,
  selection,
  engine,
  onEpoch,
  onProgress,
  onPart,
}: MakeModelOptions): Promise<MadeModel> {
  if (pool && pool.data.origin !== data.origin)
    throw new RangeError("the pool must hold the data that the model is trained on, or a sample of them");
  const fitted = fit(recipe, data, { seed, engine, onEpoch });
  onPart?.({ scaling: fitted.scaling, layers: layersOf(fitted.network, fitted.parameters) });
  const assessed = onPart && ((part: AssessmentPart) => onPart(partOf(part, data)));
  const assessment = pool && (await assess(pool, recipe, fitted, seed, { onProgress, onPart: assessed }));
  const unreported = modelContent(recipe, data, seed, fitted, assessment);
  const incomplete = assessment && studyIncomplete(modelOf(sealModel(unreported)), data.incomplete);
  if (incomplete) onPart?.({ report: rounded({ incomplete }) });
  const sampled = pool && pool.data.rows.length < data.rows.length ? { sampledRows: pool.data.rows.length } : {};
  const report = assessment && {
    ...assessment.report,
    ...sampled,
    ...(incomplete ? { incomplete } : {}),
    ...(selection ? { selection } : {}),
  };
  const file = sealModel({ ...unreported, ...(report ? { report: rounded(report) } : {}) });
  return { file, outOfFold: assessment?.outOfFold ?? [] };
}

/** The same model with the reason why it was accepted although the gate refused it. */
export function forceModel({ version: _, ...file }: ModelFile, reason: string): ModelFile {
  return sealModel({ ...file, forced: reason });
}

/** A part of the assessment as the file holds it. */
function partOf({ bandwidth, report, ...part }: AssessmentPart, data: TrainingData): ModelPart {
  return {
    ...part,
    ...(bandwidth === undefined ? {} : { background: backgroundOf(data, bandwidth) }),
    ...(report ? { report: rounded(report) } : {}),
  };
}

/** Six significant digits per number, which is more than the intervals bear out; null for a figure that is not defined. */
function rounded<R extends Partial<Report>>(report: R): R {
  return JSON.parse(JSON.stringify(report, (_, value) => (typeof value === "number" ? Number(value.toPrecision(6)) : value)));
}
