import { groupEqualRows } from "../../network/evaluation/groups.ts";
import { pairedInterval } from "../../network/evaluation/intervals.ts";
import { measure } from "../../network/evaluation/metrics.ts";
import { createRandom } from "../../network/math/random.ts";
import type { ModelFile } from "../file/model-file.ts";
import { parseModel } from "../file/parse.ts";
import { predict } from "../prediction/predict.ts";
import { foldsOf } from "./comparison.ts";
import { crossValidate } from "./cross-validation.ts";
import type { EvaluationData } from "./jobs.ts";
import { lossOf } from "./masking.ts";
import type { Pool } from "./pool.ts";

/** One thing that a new model must not fall short in. */
export interface Check {
  readonly name: string;
  readonly present: string;
  readonly candidate: string;
  /** What is demanded, and what was found where that is more than the two figures. */
  readonly rule: string;
  readonly passes: boolean;
}

export interface Verdict {
  readonly passes: boolean;
  readonly checks: readonly Check[];
}

/** The exit code of a training whose model was refused. */
export const REFUSED = 3;

const MOST_CALIBRATION_ERROR = 0.03;
const MOST_AGAINST = 0.15;
const GOLDEN_DRIFT = 0.1;
const RESAMPLES = 2000;

/** Cases far from the boundary, which no honest retraining turns over; null is unknown. */
export const goldenCases: readonly (readonly (number | null)[])[] = [
  [1, 1, 1, 1, 2, 1, 1, 1, 1],
  [5, 1, 1, 1, 2, 1, 3, 1, 1],
  [3, 1, 1, 1, 2, 1, 2, 1, 1],
  [4, 1, 1, 1, 2, null, 2, 1, 1],
  [10, 10, 10, 10, 10, 10, 10, 10, 10],
  [8, 10, 10, 8, 7, 10, 9, 7, 1],
  [10, 7, 7, 6, 4, 10, 4, 1, 2],
  [8, 7, 5, 10, 7, null, 5, 5, 4],
];

/**
 * Whether a freshly trained model may take the place of the present one. Both recipes are cross-validated on the same folds
 * of the same data; a figure is worse only where the whole 95 % interval of the paired differences says so.
 *
 * `outcomes` are the candidate's out-of-fold probabilities on the plain folds, as `assess` returns them.
 */
export async function judge(
  pool: Pool,
  data: EvaluationData,
  candidate: { readonly file: ModelFile; readonly outcomes: readonly Float64Array[] },
  present: ModelFile,
  onDone?: (done: number) => void,
): Promise<Verdict> {
  const before = await outcomesOf(pool, data, candidate, present, onDone);
  const checks = [
    ...pairedChecks(data, candidate.outcomes, before),
    calibrationCheck(data, candidate.outcomes, before),
    monotonicityCheck(candidate.file, present),
    goldenCheck(candidate.file, present),
  ];
  return { passes: checks.every(({ passes }) => passes), checks };
}

/** The verdict as a table for a terminal. */
export function verdictTable({ checks }: Verdict): string {
  const rows = [
    ["", "present", "new", "", "rule"],
    ...checks.map(({ name, present, candidate, passes, rule }) => [name, present, candidate, passes ? "holds" : "FALLS SHORT", rule]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] as string).length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** The present recipe on the candidate's folds; the same recipe and seed need no second run. */
async function outcomesOf(
  pool: Pool,
  data: EvaluationData,
  candidate: { readonly file: ModelFile; readonly outcomes: readonly Float64Array[] },
  present: ModelFile,
  onDone?: (done: number) => void,
): Promise<readonly Float64Array[]> {
  const isSame = JSON.stringify([present.recipe, present.seed]) === JSON.stringify([candidate.file.recipe, candidate.file.seed]);
  if (isSame) return candidate.outcomes;
  const method = { kind: "network" as const, recipe: present.recipe };
  return crossValidate(pool, method, foldsOf(data, { grouped: false }), present.seed, data.rows.length, onDone);
}

function pairedChecks(data: EvaluationData, after: readonly Float64Array[], before: readonly Float64Array[]): Check[] {
  const groups = groupEqualRows(data.rows);
  const paired = (of: (p: number, y: number) => number, rows: readonly number[]) => {
    const differences = after.map((probabilities, repeat) =>
      rows.map((row) => {
        const y = data.labels[row] as number;
        return of(probabilities[row] as number, y) - of(before[repeat]?.[row] as number, y);
      }),
    );
    return pairedInterval(differences, { groups: rows.map((row) => groups[row] as number), resamples: RESAMPLES, random: createRandom(1) });
  };
  const everyRow = data.labels.map((_, row) => row);
  const loss = paired(lossOf, everyRow);
  const hits = paired(
    (p) => (p >= 0.5 ? 1 : 0),
    everyRow.filter((row) => data.labels[row] === 1),
  );
  const mean = (outcomes: readonly Float64Array[], name: "logLoss" | "sensitivity"): number =>
    outcomes.reduce((sum, probabilities) => sum + measure({ probabilities, labels: data.labels })[name], 0) / outcomes.length;
  return [
    {
      name: "log loss",
      present: mean(before, "logLoss").toFixed(4),
      candidate: mean(after, "logLoss").toFixed(4),
      rule: `not worse beyond the paired interval: ${signed(loss.mean)}, ${loss.interval.map(signed).join(" to ")}`,
      passes: !(loss.interval[0] > 0),
    },
    {
      name: "sensitivity",
      present: mean(before, "sensitivity").toFixed(4),
      candidate: mean(after, "sensitivity").toFixed(4),
      rule: `not worse beyond the paired interval: ${signed(hits.mean)}, ${hits.interval.map(signed).join(" to ")}`,
      passes: !(hits.interval[1] < 0),
    },
  ];
}

function calibrationCheck({ labels }: EvaluationData, after: readonly Float64Array[], before: readonly Float64Array[]): Check {
  const error = (outcomes: readonly Float64Array[]): number =>
    outcomes.reduce((sum, probabilities) => sum + measure({ probabilities, labels }).calibrationError, 0) / outcomes.length;
  return {
    name: "calibration error",
    present: error(before).toFixed(4),
    candidate: error(after).toFixed(4),
    rule: `at most ${MOST_CALIBRATION_ERROR}`,
    passes: error(after) <= MOST_CALIBRATION_ERROR,
  };
}

function monotonicityCheck(candidate: ModelFile, present: ModelFile): Check {
  const share = ({ report }: ModelFile): number => (report ? report.monotonicity.against / report.monotonicity.steps : Number.NaN);
  const text = (file: ModelFile): string => (file.report ? `${(100 * share(file)).toFixed(1)} %` : "none");
  return {
    name: "steps against the scores",
    present: text(present),
    candidate: text(candidate),
    rule: `at most ${100 * MOST_AGAINST} % of single steps to a worse score lower the risk`,
    passes: share(candidate) <= MOST_AGAINST,
  };
}

function goldenCheck(candidate: ModelFile, present: ModelFile): Check {
  const [now, before] = [parseModel(candidate), parseModel(present)];
  const kept = goldenCases.filter((values) => {
    const [a, b] = [predict(now, { values }), predict(before, { values })];
    return a.prediction === b.prediction && Math.abs(a.probability - b.probability) <= GOLDEN_DRIFT;
  });
  return {
    name: "golden cases",
    present: String(goldenCases.length),
    candidate: String(kept.length),
    rule: `the same diagnosis, and a probability within ${GOLDEN_DRIFT}`,
    passes: kept.length === goldenCases.length,
  };
}

function signed(x: number): string {
  return `${x < 0 ? "−" : "+"}${Math.abs(x).toFixed(4)}`;
}
