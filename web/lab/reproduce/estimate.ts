import type { Job } from "../../../model/assessment/jobs.ts";
import type { Pool } from "../../../model/assessment/pool.ts";
import type { Recipe } from "../../../model/training/recipe.ts";

/**
 * What an assessment of the Wisconsin data comes to, measured: the time of all its trainings and baselines in trainings on nine tenths
 * of the rows; that of its studies of unknown scores in predictions of a tenth of the rows under every set of known scores; and, in the
 * same unit, what one thread alone does between the jobs.
 */
const TRAININGS = 1700;
const PREDICTIONS = 45;
const ALONE = 27;

/** How many rows a timed job predicts, of a tenth of all. */
const TIMED_ROWS = 17;
/** Trainings of each thread, the first of which are run by code that is not optimised yet. */
const TIMED_TRAININGS = 4;

/** About how many seconds an assessment takes on a pool of so many threads, judged by a few of its jobs, which keep all threads busy. */
export async function estimateSeconds(pool: Pool, recipe: Recipe, seed: number, threads: number, now: () => number): Promise<number> {
  const rows = pool.data.rows.map((_, i) => i);
  const train = rows.filter((i) => i % 10 !== 0);
  const test = rows.filter((i) => i % 10 === 0);
  const method = { kind: "network", recipe } as const;
  const training = (): Job => ({ kind: "prediction", method, seed, train, test });
  const prediction = (count: number): Job => ({ kind: "patterns", recipe, bandwidth: 0.05, seed, train, test: test.slice(0, count) });
  const timed = async (jobs: Job[]): Promise<number> => {
    const started = now();
    await pool.run(jobs);
    return (now() - started) / 1000;
  };
  const each = <T>(count: number, make: () => T): T[] => Array.from({ length: count * threads }, make);
  await timed(each(1, training));
  await timed(each(1, () => prediction(2)));
  const oneTraining = (await timed(each(TIMED_TRAININGS, training))) / TIMED_TRAININGS;
  const few = (await timed(each(1, () => prediction(TIMED_ROWS)))) - oneTraining;
  const onePrediction = (Math.max(0, few) * test.length) / TIMED_ROWS;
  return (TRAININGS * oneTraining + PREDICTIONS * onePrediction) / threads + ALONE * onePrediction;
}

/** The share of the whole time that a job of each stage takes, with what follows it, measured on the Wisconsin data. */
const SHARES: Readonly<Record<string, number>> = {
  folds: 0.13 / 700,
  "grouped folds": 0.17 / 700,
  "unknown scores": 0.09 / 10,
  "prediction sets": 0.19 / 30,
  "learning curve": 0.02 / 150,
  seeds: 0.23 / 500,
  "forward in time": 0.17 / 300,
};

/** About the share of the whole time that one job of a stage takes. */
export function shareOf(stage: string): number {
  return SHARES[stage] ?? 0;
}
