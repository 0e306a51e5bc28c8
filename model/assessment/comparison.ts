import { type Fold, repeatedFolds } from "../../network/evaluation/folds.ts";
import { groupEqualRows } from "../../network/evaluation/groups.ts";
import { type Figures, figuresOf } from "../../network/evaluation/intervals.ts";
import { createRandom } from "../../network/math/random.ts";
import type { MethodReport, Report } from "../file/report.ts";
import { crossValidate } from "./cross-validation.ts";
import type { EvaluationData } from "./jobs.ts";
import type { Method } from "./methods.ts";
import type { Pool } from "./pool.ts";

/** A method that takes part in a comparison, in the first so many repeats (all unless given). */
export interface ComparedMethod {
  readonly name: string;
  readonly method: Method;
  readonly repeats?: number;
}

/** What an entrant said of the held-out rows: a vector a repeat. */
export interface Entry {
  readonly name: string;
  readonly outcomes: readonly Float64Array[];
  readonly figures: Figures;
}

/** The folds that all published figures stand on. */
export const FOLDS: Report["folds"] = { repeats: 10, folds: 10, seed: 1 };

const RESAMPLES = 1000;

/** The repeated stratified folds of the evaluation, plain or with identical rows kept together. */
export function foldsOf({ rows, labels }: EvaluationData, { grouped }: { grouped: boolean }, size = FOLDS): Fold[][] {
  return repeatedFolds(labels, {
    repeats: size.repeats,
    k: size.folds,
    seed: size.seed,
    ...(grouped ? { groups: groupEqualRows(rows) } : {}),
  });
}

/** Cross-validates every entrant on the same folds. */
export async function compare(
  pool: Pool,
  methods: readonly ComparedMethod[],
  data: EvaluationData,
  folds: readonly (readonly Fold[])[],
  seed: number,
  onDone: (done: number) => void,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  let before = 0;
  for (const { name, method, repeats = folds.length } of methods) {
    const own = folds.slice(0, repeats);
    const outcomes = await crossValidate(pool, method, own, seed, data.rows.length, (done) => onDone(before + done));
    before += own.flat().length;
    entries.push({ name, outcomes, figures: figures(data, outcomes) });
  }
  return entries;
}

/** All metrics of out-of-fold probabilities, a vector a repeat. */
export function figures({ rows, labels }: EvaluationData, outcomes: readonly Float64Array[]): Figures {
  return figuresOf(outcomes, labels, { groups: groupEqualRows(rows), resamples: RESAMPLES, random: createRandom(1) });
}

/** How many jobs `compare` does. */
export function comparisonJobs(methods: readonly ComparedMethod[], folds: readonly (readonly Fold[])[]): number {
  return methods.reduce((jobs, { repeats }) => jobs + folds.slice(0, repeats).flat().length, 0);
}

/** Two comparisons, on plain and on grouped folds, as the report has them. */
export function methodReports(plain: readonly Entry[], grouped: readonly Entry[]): MethodReport[] {
  return plain.map(({ name, outcomes, figures }) => {
    const same = grouped.find((entry) => entry.name === name);
    return { name, repeats: outcomes.length, plain: figures, ...(same ? { grouped: same.figures } : {}) };
  });
}
