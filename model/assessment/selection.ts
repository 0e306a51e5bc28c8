import { type Fold, stratifiedFolds } from "../../network/evaluation/folds.ts";
import { type Metrics, measure } from "../../network/evaluation/metrics.ts";
import { createRandom } from "../../network/math/random.ts";
import type { SelectionReport } from "../file/report.ts";
import type { Recipe } from "../training/recipe.ts";
import { figures } from "./comparison.ts";
import type { EvaluationData, Job } from "./jobs.ts";
import type { Pool } from "./pool.ts";
import { meanFigures } from "./studies.ts";

const INNER = 5;

/** A recipe that stood for election, and what sets it apart. */
export interface Candidate {
  readonly name: string;
  readonly recipe: Recipe;
}

/** The shipped recipe beside its neighbours and its rivals: more and less noise and decay, other inputs, other widths. */
export function candidatesAround(recipe: Recipe): Candidate[] {
  const { training } = recipe;
  const grid = [0.4, 0.5, 0.6, 0.7].flatMap((inputNoise) =>
    [0.0005, 0.001, 0.002].map((l2) => ({
      name: `noise ${inputNoise}, decay ${l2}`,
      recipe: { ...recipe, training: { ...training, inputNoise, l2 } },
    })),
  );
  const other = (name: string, change: Partial<Recipe>, trained: Partial<Recipe["training"]> = {}): Candidate => ({
    name,
    recipe: { ...recipe, ...change, training: { ...training, ...trained } },
  });
  return [
    ...grid,
    other("no noise, log inputs, decay 0.003", {}, { inputNoise: 0, l2: 0.003, learningRate: 0.02 }),
    other("no noise, min-max inputs, decay 0.003", { scaling: "min-max" }, { inputNoise: 0, l2: 0.003, learningRate: 0.02, epochs: 1000 }),
    other("noise 0.6 without the logarithm", { scaling: "standard" }),
    other("5 hidden units", { hidden: [{ units: 5, activation: "relu" }] }),
    other("30 hidden units", { hidden: [{ units: 30, activation: "relu" }] }),
    other("two hidden layers of 15", {
      hidden: [
        { units: 15, activation: "relu" },
        { units: 15, activation: "relu" },
      ],
    }),
    other("tanh units", { hidden: [{ units: 15, activation: "tanh" }] }),
  ];
}

/** How many jobs `select` does. */
export function selectionJobs(candidates: readonly Candidate[], repeats: readonly (readonly Fold[])[]): number {
  return repeats.flat().length * (candidates.length * INNER + 1);
}

/**
 * Nested cross-validation: each outer fold chooses the candidate of the least log loss over five inner folds of its training
 * rows, and asks the chosen one of rows that had no part in the choice.
 */
export async function select(
  pool: Pool,
  candidates: readonly Candidate[],
  shipped: Recipe,
  data: EvaluationData,
  repeats: readonly (readonly Fold[])[],
  seed: number,
  onDone: (done: number) => void,
): Promise<SelectionReport> {
  const outer = repeats.flat();
  const inner = outer.map(({ train }, fold) =>
    stratifiedFolds(
      train.map((row) => data.labels[row] as number),
      INNER,
      createRandom(seed + fold),
    ).map((part) => ({ train: part.train.map((i) => train[i] as number), test: part.test.map((i) => train[i] as number) })),
  );
  const answers = (recipe: Recipe, { train, test }: Fold, jobSeed: number): Job & { kind: "answers" } => ({
    kind: "answers",
    method: { kind: "network", recipe },
    seed: jobSeed,
    train,
    test,
  });
  const tried = await pool.run(
    inner.flatMap((parts, fold) =>
      candidates.flatMap(({ recipe }) => parts.map((part, i) => answers(recipe, part, seed + fold * INNER + i))),
    ),
    onDone,
  );
  const measured = inner.map((parts, fold) =>
    candidates.map((_, c) => {
      const probabilities = parts.flatMap((_, i) => Array.from(tried[(fold * candidates.length + c) * INNER + i] as Float64Array));
      return measure({ probabilities, labels: parts.flatMap(({ test }) => test.map((row) => data.labels[row] as number)) });
    }),
  );
  const chosen = measured.map((of) => of.reduce((best, { logLoss }, c) => (logLoss < (of[best] as Metrics).logLoss ? c : best), 0));
  const final = await pool.run(
    outer.map((fold, i) => answers((candidates[chosen[i] as number] as Candidate).recipe, fold, seed + i)),
    (done) => onDone(tried.length + done),
  );
  let at = 0;
  const outcomes = repeats.map((folds) => {
    const probabilities = new Float64Array(data.rows.length);
    for (const { test } of folds) {
      const said = final[at++] as Float64Array;
      test.forEach((row, i) => {
        probabilities[row] = said[i] as number;
      });
    }
    return probabilities;
  });
  return {
    repeats: repeats.length,
    innerFolds: INNER,
    nested: meanFigures(figures(data, outcomes)),
    candidates: candidates
      .map(({ name }, c) => ({
        name,
        isShipped: JSON.stringify((candidates[c] as Candidate).recipe) === JSON.stringify(shipped),
        logLoss: mean(measured.map((of) => (of[c] as Metrics).logLoss)),
        sensitivity: mean(measured.map((of) => (of[c] as Metrics).sensitivity)),
        chosen: chosen.filter((choice) => choice === c).length,
      }))
      .sort((a, b) => a.logLoss - b.logLoss),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}
