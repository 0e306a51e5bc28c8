import { foldsOf } from "../assessment/comparison.ts";
import { crossValidate } from "../assessment/cross-validation.ts";
import type { Pool } from "../assessment/pool.ts";
import { modelOf } from "../file/model.ts";
import type { ModelFile } from "../file/model-file.ts";
import { probabilitiesOf } from "../training/fitted.ts";
import { type TrainingData, trainingDataOf } from "../training/training-data.ts";
import { type KnownRows, keyOf, overlapOf } from "./known-rows.ts";
import type { MadeModel } from "./make-model.ts";

/** Starts a pool of threads over other data. */
export type PoolFactory = (data: TrainingData) => Pool;

/**
 * What the present model says of the candidate's rows, one vector per repeat of the candidate's folds. A row that it was trained
 * on would flatter it: there it is represented by networks of its recipe that were trained without that row, on its own data.
 */
export async function presentPredictions(
  pool: Pool,
  poolOf: PoolFactory,
  { file, outOfFold }: MadeModel,
  present: ModelFile,
  known: KnownRows,
): Promise<readonly Float64Array[]> {
  const repeats = outOfFold.length;
  const method = { kind: "network", recipe: present.recipe } as const;
  // On the same data, the same folds: then only the models differ.
  if (overlapOf(known, pool.data).cases === 1) {
    const isSame = JSON.stringify([present.recipe, present.seed]) === JSON.stringify([file.recipe, file.seed]);
    return isSame ? outOfFold : crossValidate(pool, method, foldsOf(pool.data, { repeats }), present.seed);
  }
  const direct = probabilitiesOf(modelOf(present), pool.data.rows);
  if (!pool.data.rows.some(known.countsOf)) return outOfFold.map(() => direct);
  const own = poolOf(trainingDataOf(known.rows, known.labels, present.data));
  try {
    const heldOut = await crossValidate(own, method, foldsOf(own.data, { repeats }), present.seed);
    return heldOut.map((probabilities) => {
      const meanOf = meansByRow(known, probabilities);
      return Float64Array.from(pool.data.rows, (row, i) => meanOf.get(keyOf(row)) ?? (direct[i] as number));
    });
  } finally {
    await own.close();
  }
}

/** The mean over equal rows, which are held out in different folds. */
function meansByRow({ rows }: KnownRows, probabilities: Float64Array): Map<string, number> {
  const sums = new Map<string, { sum: number; count: number }>();
  rows.forEach((row, i) => {
    const { sum, count } = sums.get(keyOf(row)) ?? { sum: 0, count: 0 };
    sums.set(keyOf(row), { sum: sum + (probabilities[i] as number), count: count + 1 });
  });
  return new Map([...sums].map(([key, { sum, count }]) => [key, sum / count]));
}
