import { isWisconsin } from "../../data/wisconsin.ts";
import { assessedRows } from "../../model/assessment/sample.ts";
import type { ModelFile } from "../../model/file/model-file.ts";
import { isFirstOwn, judge, judgeData, type Verdict } from "../../model/release/gate.ts";
import { forceModel, type MakeModelOptions, makeModel } from "../../model/release/make-model.ts";
import { createProgress, duration, type Progress } from "../cli/progress.ts";
import { readSelection } from "../selection-file.ts";
import { createThreadPool } from "../threads/pool.ts";
import { checkDistinctRows, type ReadTrainingData } from "../training-data.ts";
import { assessmentTime, trainingTime } from "./estimates.ts";
import { verdictText } from "./show-verdict.ts";

export interface JudgedOptions extends Omit<MakeModelOptions, "pool" | "selection" | "onProgress"> {
  readonly data: ReadTrainingData;
  /** The model that the new one would replace. */
  readonly present: ModelFile | undefined;
  /** Why the new model replaces it even if the gate refuses it. */
  readonly force: string | undefined;
}

/**
 * Makes an assessed model and prints the verdict of the gate; undefined if the gate refuses it and no reason to force it was given.
 * Data that the gate refuses are refused before the training.
 */
export async function makeJudged({ present, force, ...request }: JudgedOptions): Promise<ModelFile | undefined> {
  const { data } = request;
  const ofData = present && judgeData(data, present);
  if (present && isFirstOwn(data, present)) console.error(FIRST_OWN);
  if (ofData && !ofData.passes && force === undefined) {
    console.log(`${verdictText(ofData, data)}\n\nRefused before training. ${OVERRIDE}`);
    return undefined;
  }
  const sampled = assessedRows(data);
  const isSample = sampled.length < data.rows.length;
  const sample = isSample ? { ...data, ...rowsAt(data, sampled) } : data;
  if (isSample) {
    checkDistinctRows("the sample for the assessment", sample);
    const [training, assessment] = [trainingTime(request), assessmentTime({ ...request, data: sample })].map(duration);
    console.error(
      `${data.rows.length} rows: training takes about ${training}; assessing ${sampled.length} of them, drawn by class, about ${assessment}.`,
    );
  }
  const pool = createThreadPool(sample);
  try {
    let progress: Progress | undefined;
    const made = await makeModel({
      ...request,
      pool,
      // Which recipe is best was tried on the Wisconsin data.
      selection: isWisconsin(data.origin) ? readSelection(request.recipe) : undefined,
      onProgress(done, total, stage) {
        progress ??= createProgress("evaluating", total);
        progress.update(done, stage);
      },
    });
    progress?.finish();
    if (!present || !ofData) return made.file;
    const comparing = createProgress("comparing", 1);
    const verdict = both(ofData, await judge(pool, createThreadPool, made, present), sampled);
    comparing.finish();
    console.log(verdictText(verdict, data));
    if (verdict.passes) return made.file;
    console.log(force === undefined ? `\nRefused. ${OVERRIDE}` : `\nAccepted despite the refusal: ${force}`);
    return force === undefined ? undefined : forceModel(made.file, force);
  } finally {
    await pool.close();
  }
}

const FIRST_OWN =
  "The present model was trained on the Wisconsin data, and these are the first of your own: what differs between two populations is noted, not refused.";
const OVERRIDE =
  'The present model was kept. Look at what is marked REFUSED; if it is as it should be, say why with --force "REASON", which the model card will print.';

/** Both verdicts as one; the second names rows by their places in `rows`. */
function both(first: Verdict, second: Verdict, rows: readonly number[]): Verdict {
  const checks = second.checks.map((check) => ({ ...check, ...(check.rows ? { rows: check.rows.map((i) => rows[i] as number) } : {}) }));
  return { passes: first.passes && second.passes, checks: [...first.checks, ...checks] };
}

function rowsAt(
  { rows, labels, lines }: ReadTrainingData,
  indices: readonly number[],
): Pick<ReadTrainingData, "rows" | "labels" | "lines"> {
  return {
    rows: indices.map((i) => rows[i] as readonly number[]),
    labels: indices.map((i) => labels[i] as number),
    lines: indices.map((i) => lines[i] as number),
  };
}
