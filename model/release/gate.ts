import { isWisconsin } from "../../data/wisconsin.ts";
import { foldsOf } from "../assessment/comparison.ts";
import { crossValidate } from "../assessment/cross-validation.ts";
import type { Pool } from "../assessment/pool.ts";
import type { ModelFile } from "../file/model-file.ts";
import { type Check, calibrationCheck, clearCutCheck, logLossCheck, monotonicityCheck, sensitivityCheck } from "./checks.ts";
import type { MadeModel } from "./make-model.ts";

/** Whether a model may replace another, with the checks that it passed or failed. */
export interface Verdict {
  readonly passes: boolean;
  readonly checks: readonly Check[];
}

/**
 * Judges whether a new model may replace the present one. Both recipes are cross-validated on the same folds of the new
 * model's data, which the pool holds.
 */
export async function judge(pool: Pool, candidate: MadeModel, present: ModelFile): Promise<Verdict> {
  const { data } = pool;
  const comparison = { data, candidate: candidate.outOfFold, present: await outOfFoldOf(pool, candidate, present) };
  const checks = [
    logLossCheck(comparison),
    sensitivityCheck(comparison),
    calibrationCheck(comparison),
    monotonicityCheck(candidate.file, present),
    // What these cases are was settled on the Wisconsin data.
    ...(isWisconsin(data.origin) ? [clearCutCheck(candidate.file, present)] : []),
  ];
  return { passes: checks.every(({ passes }) => passes), checks };
}

/** The present recipe on the candidate's folds. The same recipe and seed need no second run. */
async function outOfFoldOf(pool: Pool, candidate: MadeModel, present: ModelFile): Promise<readonly Float64Array[]> {
  const isSame = JSON.stringify([present.recipe, present.seed]) === JSON.stringify([candidate.file.recipe, candidate.file.seed]);
  if (isSame) return candidate.outOfFold;
  return crossValidate(pool, { kind: "network", recipe: present.recipe }, foldsOf(pool.data), present.seed);
}
