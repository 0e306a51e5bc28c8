import { type Fold, repeatedFolds } from "../../network/evaluation/folds.ts";
import { groupEqualRows } from "../../network/evaluation/groups.ts";
import { type Figures, figuresOf } from "../../network/evaluation/intervals.ts";
import { createRandom } from "../../network/math/random.ts";
import type { MethodReport, Report } from "../file/report.ts";
import type { LabelledRows } from "../training/labelled-rows.ts";
import { crossValidate } from "./cross-validation.ts";
import { differencesFrom } from "./differences.ts";
import type { Method } from "./methods.ts";
import type { Pool } from "./pool.ts";

/** A method to compare, cross-validated on the first `repeats` repeats of the folds (all of them unless given). */
export interface ComparedMethod {
  readonly name: string;
  readonly method: Method;
  readonly repeats?: number;
}

/** What a method predicted for held-out rows, one vector per repeat, and its figures. */
export interface MethodResult {
  readonly name: string;
  readonly outOfFold: readonly Float64Array[];
  readonly figures: Figures;
}

/** The folds behind all published figures. */
export const FOLDS: Report["folds"] = { repeats: 10, folds: 10, seed: 1 };

const RESAMPLES = 1000;

/** Repeated stratified folds, either plain or with identical rows kept in one fold (`grouped`). */
export function foldsOf({ rows, labels }: LabelledRows, { grouped = false, repeats = FOLDS.repeats } = {}): Fold[][] {
  return repeatedFolds(labels, { repeats, k: FOLDS.folds, seed: FOLDS.seed, ...(grouped ? { groups: groupEqualRows(rows) } : {}) });
}

/** Cross-validates every method on the same folds. */
export async function compare(
  pool: Pool,
  methods: readonly ComparedMethod[],
  folds: readonly (readonly Fold[])[],
  seed: number,
): Promise<MethodResult[]> {
  // All jobs are queued at once, so that threads work on one method while the figures of another are computed here.
  return Promise.all(
    methods.map(async ({ name, method, repeats }) => {
      const outOfFold = await crossValidate(pool, method, folds.slice(0, repeats), seed);
      return { name, outOfFold, figures: figures(pool.data, outOfFold) };
    }),
  );
}

/** How many jobs `compare` runs. */
export function comparisonJobs(methods: readonly ComparedMethod[], folds: readonly (readonly Fold[])[]): number {
  return methods.reduce((jobs, { repeats }) => jobs + folds.slice(0, repeats).flat().length, 0);
}

/** All metrics of out-of-fold probabilities, one vector per repeat. */
export function figures({ rows, labels }: LabelledRows, outOfFold: readonly Float64Array[]): Figures {
  return figuresOf(outOfFold, labels, { groups: groupEqualRows(rows), resamples: RESAMPLES, random: createRandom(1) });
}

/** Joins the results of two comparisons, on plain and on grouped folds, in the report's form. The first is what the others differ from. */
export function methodReports(data: LabelledRows, plain: readonly MethodResult[], grouped: readonly MethodResult[]): MethodReport[] {
  const [own] = plain as [MethodResult];
  return plain.map((result) => {
    const { name, outOfFold, figures } = result;
    const same = grouped.find((other) => other.name === name);
    return {
      name,
      repeats: outOfFold.length,
      plain: figures,
      ...(same ? { grouped: same.figures } : {}),
      ...(result === own ? {} : { differences: differencesFrom(own.outOfFold, outOfFold, data) }),
    };
  });
}
