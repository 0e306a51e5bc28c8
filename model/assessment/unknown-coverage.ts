import { calibrationError, calibrationSlope } from "../../network/evaluation/calibration.ts";
import type { Fold } from "../../network/evaluation/folds.ts";
import type { Outcomes } from "../../network/evaluation/outcomes.ts";
import type { UnknownCoverageReport } from "../file/report.ts";
import type { Recipe } from "../training/recipe.ts";
import { bitCount } from "../unknowns/subsets.ts";
import { heldOutSets, meanConformalThresholds } from "./conformal.ts";
import type { Pool } from "./pool.ts";

export interface UnknownCoverage {
  /** For each set of known features, as bits. With nothing known, both classes belong. */
  readonly conformalThresholds: readonly (readonly [number, number])[];
  readonly report: readonly UnknownCoverageReport[];
}

/**
 * Predicts every held-out row under every set of known features, and calibrates prediction sets for each. A threshold for each
 * number of known features would cover as often on average, but not with the less telling of the features.
 */
export async function studyUnknownCoverage(
  pool: Pool,
  recipe: Recipe,
  bandwidth: number,
  repeats: readonly (readonly Fold[])[],
  { coverage, seed }: { readonly coverage: number; readonly seed: number },
): Promise<UnknownCoverage> {
  const { labels, features, rows, range } = pool.data;
  const n = features.length;
  const bySet: Outcomes[][] = [];
  for (const folds of repeats) bySet.push(await outcomesBySet(pool, recipe, bandwidth, folds, seed));
  const sets = Array.from({ length: 1 << n }, (_, S) => S);
  const looks = sets.map((S) => looksUnder(S, rows, range));
  const thresholds = sets.map((S) =>
    S === 0
      ? ([0, 0] as const)
      : meanConformalThresholds(
          bySet.map((outcomes) => outcomes[S] as Outcomes),
          coverage,
          looks[S],
        ),
  );
  const report = Array.from({ length: n }, (_, unknown) => {
    const patterns = sets.filter((S) => bitCount(S) === n - unknown);
    const counts = patterns.map((S) =>
      bySet.map((outcomes, r) => heldOutSets(outcomes[S] as Outcomes, repeats[r] as Fold[], coverage, looks[S])),
    );
    const rate = (pattern: (typeof counts)[number], of: "covered" | "both", label: 0 | 1): number =>
      pattern.reduce((sum, count) => sum + count[of][label] / count.cases[label], 0) / pattern.length;
    const all = joined(patterns.map((S) => bySet[0]?.[S] as Outcomes));
    return {
      unknown,
      patterns: patterns.length,
      below: counts.filter((pattern) => ([0, 1] as const).some((label) => rate(pattern, "covered", label) < coverage)).length,
      classes: ([0, 1] as const).map((label) => {
        const reached = counts.map((pattern) => rate(pattern, "covered", label));
        return { reached: mean(reached), lowest: Math.min(...reached), both: mean(counts.map((pattern) => rate(pattern, "both", label))) };
      }),
      slope: calibrationSlope(all),
      calibrationError: calibrationError(all),
    };
  });
  return { conformalThresholds: thresholds, report };

  function joined(outcomes: readonly Outcomes[]): Outcomes {
    return {
      probabilities: outcomes.flatMap(({ probabilities }) => Array.from(probabilities)),
      labels: outcomes.flatMap(() => labels),
    };
  }
}

/** How many jobs `studyUnknownCoverage` runs. */
export const unknownCoverageJobs = (repeats: readonly (readonly Fold[])[]): number => repeats.flat().length;

/** The out-of-fold probabilities under each set of known features. */
async function outcomesBySet(pool: Pool, recipe: Recipe, bandwidth: number, folds: readonly Fold[], seed: number): Promise<Outcomes[]> {
  const { labels, features, rows } = pool.data;
  const predicted = await pool.run(
    folds.map(({ train, test }, fold) => ({ kind: "patterns" as const, recipe, bandwidth, seed: seed + fold, train, test })),
  );
  const bySet = Array.from({ length: 1 << features.length }, () => new Float64Array(rows.length));
  folds.forEach(({ test }, fold) => {
    test.forEach((row, i) => {
      const ofRow = predicted[fold]?.[i] as Float64Array;
      for (const [S, probabilities] of bySet.entries()) probabilities[row] = ofRow[S] as number;
    });
  });
  return bySet.map((probabilities) => ({ probabilities, labels }));
}

/** For each row a number that only rows with the same scores in a set of features share. */
function looksUnder(S: number, rows: readonly (readonly number[])[], [low, high]: readonly [number, number]): number[] {
  return rows.map((row) => row.reduce((look, score, f) => look * (high - low + 2) + ((S >> f) & 1 ? score - low + 1 : 0), 0));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
