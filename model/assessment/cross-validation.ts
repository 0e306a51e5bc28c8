import type { Fold } from "../../network/evaluation/folds.ts";
import type { Method } from "./methods.ts";
import type { Pool } from "./pool.ts";

/** The out-of-fold probability of every row (NaN where a row is in no test fold): one vector per repeat. Fold k trains with seed + k. */
export async function crossValidate(
  pool: Pool,
  method: Method,
  repeats: readonly (readonly Fold[])[],
  seed: number,
): Promise<Float64Array[]> {
  const jobs = repeats.flat().map(({ train, test }, k) => ({ kind: "prediction" as const, method, train, test, seed: seed + k }));
  return outOfFold(repeats, await pool.run(jobs), pool.data.rows.length);
}

/** Puts the predictions of each fold's test rows, fold by fold, in the places of the rows: one vector per repeat. */
export function outOfFold(repeats: readonly (readonly Fold[])[], predictions: readonly ArrayLike<number>[], rows: number): Float64Array[] {
  let fold = 0;
  return repeats.map((folds) => {
    const probabilities = new Float64Array(rows).fill(Number.NaN);
    for (const { test } of folds) {
      const predicted = predictions[fold++] as ArrayLike<number>;
      test.forEach((row, i) => {
        probabilities[row] = predicted[i] as number;
      });
    }
    return probabilities;
  });
}
