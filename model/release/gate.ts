import { isWisconsin } from "../../data/wisconsin.ts";
import type { Pool } from "../assessment/pool.ts";
import type { ModelFile } from "../file/model-file.ts";
import { atPrevalence } from "../prediction/prevalence.ts";
import type { TrainingData } from "../training/training-data.ts";
import type { Check } from "./check.ts";
import { contradictionsCheck } from "./contradictions-check.ts";
import { changedLabelsCheck, classCounts, classesCheck, columnsCheck } from "./data-checks.ts";
import { type KnownRows, knownRowsOf, overlapOf } from "./known-rows.ts";
import type { MadeModel } from "./make-model.ts";
import type { Strictness } from "./margins.ts";
import { clearCutCheck, monotonicityCheck, skillCheck } from "./model-checks.ts";
import { type PairedPredictions, pairedLogLossCheck, pairedSensitivityCheck, pairedSlopeCheck } from "./paired-checks.ts";
import { type PoolFactory, presentPredictions } from "./present-predictions.ts";
import { publishedCheck } from "./published-check.ts";
import { balanceCheck, scoresCheck } from "./shift-checks.ts";

/** Whether a model may replace another, with the checks that decide. */
export interface Verdict {
  /** False if any check is refused. */
  readonly passes: boolean;
  readonly checks: readonly Check[];
}

/** From this share of distinct rows in common, the data are a revision of the present model's, and not another population. */
const SAME_POPULATION = 0.5;

/**
 * Judges data before anything is trained on them, by the rows that the present model was trained on. The first data of one's own
 * may differ from the Wisconsin data in class balance and scores; any later data, and a revision of the same rows, may not.
 */
export function judgeData(data: TrainingData, present: ModelFile): Verdict {
  const known = knownRowsOf(present);
  const isSame = !isFirstOwn(data, present) || overlapOf(known, data).distinct >= SAME_POPULATION;
  return verdict([
    classesCheck(data, known),
    columnsCheck(data, known),
    changedLabelsCheck(data, known, isSame),
    balanceCheck(data, known, isSame),
    scoresCheck(data, known, isSame),
  ]);
}

/**
 * Judges a new model, whose data the pool holds, against the present one: by what both say of rows that they were not trained on,
 * by the present model's published figures, and by how the new model behaves.
 */
export async function judge(pool: Pool, poolOf: PoolFactory, candidate: MadeModel, present: ModelFile): Promise<Verdict> {
  const { data } = pool;
  const known = knownRowsOf(present);
  const strictness: Strictness = { isFirst: isFirstOwn(data, present), sharedCases: overlapOf(known, data).cases };
  const ofPresent = await presentPredictions(pool, poolOf, candidate, present, known);
  const paired: PairedPredictions = {
    data,
    candidate: candidate.outOfFold,
    present: strictness.isFirst ? atBalanceOf(data, ofPresent, known) : ofPresent,
  };
  return verdict([
    pairedLogLossCheck(paired, strictness),
    pairedSensitivityCheck(paired, strictness),
    pairedSlopeCheck(paired, strictness),
    publishedCheck("logLoss", paired, present, strictness),
    publishedCheck("sensitivity", paired, present, strictness),
    skillCheck(paired),
    contradictionsCheck(paired, present, strictness),
    monotonicityCheck(candidate.file, present),
    // What these cases are was settled on the Wisconsin data.
    ...(isWisconsin(data.origin) ? [clearCutCheck(candidate.file, present)] : []),
  ]);
}

function verdict(checks: readonly Check[]): Verdict {
  return { passes: checks.every(({ outcome }) => outcome !== "refused"), checks };
}

/** The probabilities at the class balance of other data, where the present model would be used with that prevalence. */
function atBalanceOf({ labels }: TrainingData, outOfFold: readonly Float64Array[], known: KnownRows): Float64Array[] {
  const [from, to] = [known.labels, labels].map((each) => classCounts(each)[1] / each.length) as [number, number];
  return outOfFold.map((probabilities) => probabilities.map((p) => atPrevalence(p, from, to)));
}

/** Whether data of one's own replace the Wisconsin data, which the project comes with. */
export function isFirstOwn(data: TrainingData, present: ModelFile): boolean {
  return isWisconsin(present.data) && !isWisconsin(data.origin);
}
