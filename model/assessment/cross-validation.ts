import type { Fold } from "../../network/evaluation/folds.ts";
import type { Method } from "./methods.ts";
import type { Pool } from "./pool.ts";

/**
 * The out-of-fold probability of every row, a vector a repeat; NaN where a row is in no test fold. Each fold trains with a
 * seed of its own, counted on from `seed`.
 */
export async function crossValidate(
  pool: Pool,
  method: Method,
  repeats: readonly (readonly Fold[])[],
  seed: number,
  rows: number,
  onDone?: (done: number) => void,
): Promise<Float64Array[]> {
  const folds = repeats.flat();
  const jobs = folds.map(({ train, test }, i) => ({ kind: "answers" as const, method, train, test, seed: seed + i }));
  const results = await pool.run(jobs, onDone);
  let at = 0;
  return repeats.map((repeat) => {
    const probabilities = new Float64Array(rows).fill(Number.NaN);
    for (const { test } of repeat) {
      const answers = results[at++] as Float64Array;
      test.forEach((row, i) => {
        probabilities[row] = answers[i] as number;
      });
    }
    return probabilities;
  });
}
