import { type Fold, stratifiedFolds } from "../../network/evaluation/folds.ts";
import { meanAndStandardDeviation } from "../../network/evaluation/intervals.ts";
import { type Metrics, measure, metricNames } from "../../network/evaluation/metrics.ts";
import type { Outcomes } from "../../network/evaluation/outcomes.ts";
import { createRandom } from "../../network/math/random.ts";
import type { SelectionReport } from "../file/report.ts";
import type { Recipe } from "../training/recipe.ts";
import type { CandidateRecipe } from "./candidates.ts";
import { figures } from "./comparison.ts";
import { outOfFold } from "./cross-validation.ts";
import type { PredictionJob } from "./jobs.ts";
import { logLoss } from "./log-loss.ts";
import type { Pool } from "./pool.ts";

const INNER = 5;

/** How many jobs `select` runs. */
export function selectionJobs(candidates: readonly CandidateRecipe[], repeats: readonly (readonly Fold[])[]): number {
  return repeats.flat().length * (candidates.length * INNER + 2);
}

/**
 * Nested cross-validation: each outer fold chooses a candidate by its predictions over five inner folds of its training rows;
 * the choice then predicts the outer fold's test rows, which had no part in it. Beside `choose`, the same is done by the least
 * log loss alone.
 */
export async function select(
  pool: Pool,
  candidates: readonly CandidateRecipe[],
  shipped: Recipe,
  repeats: readonly (readonly Fold[])[],
  seed: number,
): Promise<SelectionReport> {
  const { labels, rows } = pool.data;
  const outer = repeats.flat();
  const inner = outer.map(({ train }, fold) => innerFolds(train, labels, seed + fold));
  const outcomes = await predictCandidates(pool, candidates, inner, seed);
  const metrics = outcomes.map((ofFold) => ofFold.map((of) => measure(of)));
  const chosen = outcomes.map(choose);
  const nestedFigures = async (choices: readonly number[]): Promise<Metrics> => {
    const predictions = await pool.run(
      outer.map((fold, i) => prediction((candidates[choices[i] as number] as CandidateRecipe).recipe, fold, seed + i)),
    );
    const nested = figures(pool.data, outOfFold(repeats, predictions, rows.length));
    return Object.fromEntries(metricNames.map((name) => [name, nested[name].mean])) as unknown as Metrics;
  };
  return {
    repeats: repeats.length,
    innerFolds: INNER,
    nested: await nestedFigures(chosen),
    nestedByLogLoss: await nestedFigures(outcomes.map(leastLogLoss)),
    candidates: candidates
      .map(({ name, recipe }, c) => ({
        name,
        isShipped: JSON.stringify(recipe) === JSON.stringify(shipped),
        logLoss: mean(metrics.map((ofFold) => (ofFold[c] as Metrics).logLoss)),
        sensitivity: mean(metrics.map((ofFold) => (ofFold[c] as Metrics).sensitivity)),
        chosen: chosen.filter((choice) => choice === c).length,
      }))
      .sort((a, b) => a.logLoss - b.logLoss),
  };
}

/**
 * The index of the candidate to choose. Candidates whose log loss is within one standard error of the least, by paired
 * differences, cannot be told apart (the rule of Breiman et al. 1984); of these, the one with the highest sensitivity.
 */
export function choose(candidates: readonly Outcomes[]): number {
  const losses = candidates.map(lossesOf);
  const best = losses[leastLogLoss(candidates)] as readonly number[];
  const sensitivities = candidates.map((of, c) => {
    const differences = (losses[c] as readonly number[]).map((loss, i) => loss - (best[i] as number));
    const { mean: behind, standardDeviation } = meanAndStandardDeviation(differences);
    return behind <= standardDeviation / Math.sqrt(differences.length) ? measure(of).sensitivity : -1;
  });
  const highest = Math.max(...sensitivities);
  return indexOfGreatest(losses.map((ofRows, c) => (sensitivities[c] === highest ? -mean(ofRows) : -Infinity)));
}

/** The index of the candidate with the least log loss, the first of equals. */
export function leastLogLoss(candidates: readonly Outcomes[]): number {
  return indexOfGreatest(candidates.map((of) => -mean(lossesOf(of))));
}

function lossesOf({ probabilities, labels }: Outcomes): number[] {
  return Array.from(probabilities, (p, i) => logLoss(p, labels[i] as number));
}

/** Stratified folds of some rows. */
function innerFolds(rows: readonly number[], labels: readonly number[], seed: number): Fold[] {
  const ofRows = rows.map((row) => labels[row] as number);
  const rowsAt = (indices: readonly number[]): number[] => indices.map((i) => rows[i] as number);
  return stratifiedFolds(ofRows, INNER, createRandom(seed)).map(({ train, test }) => ({ train: rowsAt(train), test: rowsAt(test) }));
}

/** What every candidate predicts over the inner folds of each outer fold. */
async function predictCandidates(
  pool: Pool,
  candidates: readonly CandidateRecipe[],
  inner: readonly (readonly Fold[])[],
  seed: number,
): Promise<Outcomes[][]> {
  const predictions = await pool.run(
    inner.flatMap((folds, outer) =>
      candidates.flatMap(({ recipe }) => folds.map((fold, i) => prediction(recipe, fold, seed + outer * INNER + i))),
    ),
  );
  return inner.map((folds, outer) => {
    const labels = folds.flatMap(({ test }) => test.map((row) => pool.data.labels[row] as number));
    return candidates.map((_, c) => {
      const first = (outer * candidates.length + c) * INNER;
      const probabilities = predictions.slice(first, first + INNER).flatMap((predicted) => Array.from(predicted));
      return { probabilities, labels };
    });
  });
}

function prediction(recipe: Recipe, { train, test }: Fold, seed: number): PredictionJob {
  return { kind: "prediction", method: { kind: "network", recipe }, seed, train, test };
}

function indexOfGreatest(values: readonly number[]): number {
  return values.indexOf(Math.max(...values));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}
