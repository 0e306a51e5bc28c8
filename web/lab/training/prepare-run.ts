import { initial } from "../../../data/article.json";
import type { LabelledRows } from "../../../model/training/labelled-rows.ts";
import { type Preparation, prepare } from "../../../model/training/prepare.ts";
import { fitScaling, scaleRows } from "../../../model/training/scaling.ts";
import type { EngineFactory } from "../../../network/learning/engine.ts";
import type { Experiment, LabData } from "../experiment/experiment.ts";
import { type RowSplit, splitRows } from "./split.ts";

/** An experiment, ready to run. */
export interface PreparedRun extends Preparation, RowSplit {
  /** The network's inputs (inputs × rows) for all rows of the data, in their order. */
  readonly inputs: Float64Array;
}

/** Sets the training of an experiment up. Throws RangeError where experiment and data do not fit each other. */
export function prepareRun({ holdOut, start, recipe, seed }: Experiment, data: LabData, engine: EngineFactory): PreparedRun {
  const split = splitRows(holdOut, data);
  // What is held out is a matter of the experiment, not of its recipe.
  const { validationShare: _, ...withoutShare } = recipe;
  const preparation = prepare(withoutShare, pick(data, split.trainingRows), {
    seed,
    engine,
    ...(split.heldOutRows.length > 0 ? { validation: pick(data, split.heldOutRows) } : {}),
    ...(holdOut.kind === "article" ? { scaling: fitScaling(recipe.scaling, data.rows) } : {}),
    ...(start === "article" ? { parameters: articleStart() } : {}),
  });
  return { ...preparation, ...split, inputs: scaleRows(preparation.scaling, data.rows) };
}

/** The parameters from which the article's notebook starts (9-15-1). */
export function articleStart(): number[] {
  const { W1, b1, W2, b2 } = initial;
  return [W1, b1, W2, b2].flat(2);
}

function pick({ rows, labels }: LabData, indices: Uint32Array): LabelledRows {
  const at = [...indices];
  return { rows: at.map((i) => rows[i] as readonly number[]), labels: at.map((i) => labels[i] as number) };
}
