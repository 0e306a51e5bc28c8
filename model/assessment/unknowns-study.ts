import type { Fold } from "../../network/evaluation/folds.ts";
import { createRandom } from "../../network/math/random.ts";
import type { LossesReport, UnknownsReport } from "../file/report.ts";
import type { Recipe } from "../training/recipe.ts";
import { logLoss } from "./log-loss.ts";
import { type Masked, randomMask } from "./masking.ts";
import type { Pool } from "./pool.ts";

const BANDWIDTHS = [0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.15];
/** Random sets of hidden scores per row and size. */
const DRAWS = 10;

/**
 * Hides scores of held-out rows: each feature alone, then random sets of 1 … n − 1. The chosen bandwidth is that of the least
 * mean log loss over the random sets; the reported figures of a fold use the bandwidth that the other folds choose.
 */
export async function studyUnknowns(
  pool: Pool,
  recipe: Recipe,
  folds: readonly Fold[],
  seed: number,
): Promise<{ bandwidth: number; report: Omit<UnknownsReport, "monotonicity"> }> {
  const { features, labels } = pool.data;
  const n = features.length;
  const masks = drawMasks(n, pool.data.rows.length, seed);
  const predictions = await pool.run(
    folds.map(({ train, test }, fold) => {
      const known = test.map((row) => masks[row] as number[]);
      return { kind: "masking" as const, recipe, seed: seed + fold, train, test, bandwidths: BANDWIDTHS, known };
    }),
  );
  const losses = folds.map(({ test }, fold) =>
    sumLosses(
      predictions[fold] as Masked[][],
      test.map((row) => labels[row] as number),
    ),
  );

  // The indices of the masks that hide one feature, and of the random ones of each size.
  const single = features.map((feature, f) => ({ feature, masks: [f] }));
  const several = Array.from({ length: n - 1 }, (_, i) => ({
    hidden: i + 1,
    masks: Array.from({ length: DRAWS }, (_, draw) => n + i * DRAWS + draw),
  }));
  const choice = chooseBandwidth(
    losses,
    several.flatMap(({ masks }) => masks),
  );
  const mean = (indices: readonly number[], of: (masked: Masked, fold: number) => number): number =>
    losses.flatMap((ofFold, fold) => indices.map((mask) => of(ofFold[mask] as Masked, fold))).reduce(sum) /
    (labels.length * indices.length);
  const report = (indices: readonly number[]): LossesReport => ({
    conditional: mean(indices, ({ conditional }, fold) => conditional[choice.withoutFold[fold] as number] as number),
    productKernel: mean(indices, ({ productKernel }) => productKernel),
    meanFilled: mean(indices, ({ meanFilled }) => meanFilled),
    marginal: mean(indices, ({ marginal }) => marginal),
  });
  return {
    bandwidth: BANDWIDTHS[choice.overall] as number,
    report: {
      bandwidths: BANDWIDTHS.map((bandwidth, b) => ({
        bandwidth,
        logLoss: (choice.totals[b] as number) / (labels.length * (n - 1) * DRAWS),
      })),
      single: single.map(({ feature, masks }) => ({ feature, ...report(masks) })),
      several: several.map(({ hidden, masks }) => ({ hidden, ...report(masks) })),
    },
  };
}

/** The sets of known features (as bits) for each row: without each feature in turn, then the random ones in order of size. */
function drawMasks(n: number, rows: number, seed: number): number[][] {
  const random = createRandom(seed);
  const all = (1 << n) - 1;
  return Array.from({ length: rows }, () => [
    ...Array.from({ length: n }, (_, f) => all ^ (1 << f)),
    ...Array.from({ length: (n - 1) * DRAWS }, (_, i) => randomMask(n, 1 + Math.floor(i / DRAWS), random)),
  ]);
}

/** The log losses of each mask's predictions, summed over the rows. */
function sumLosses(predictions: readonly (readonly Masked[])[], labels: readonly number[]): Masked[] {
  const masks = predictions[0]?.length ?? 0;
  return Array.from({ length: masks }, (_, mask) => {
    const total = (of: (masked: Masked) => number): number =>
      predictions.reduce((sum, row, i) => sum + logLoss(of(row[mask] as Masked), labels[i] as number), 0);
    return {
      conditional: BANDWIDTHS.map((_, b) => total(({ conditional }) => conditional[b] as number)),
      productKernel: total(({ productKernel }) => productKernel),
      meanFilled: total(({ meanFilled }) => meanFilled),
      marginal: total(({ marginal }) => marginal),
    };
  });
}

/** Indices of the bandwidths with the least total loss over some masks: over all folds, and for each fold over the others. */
function chooseBandwidth(losses: readonly (readonly Masked[])[], indices: readonly number[]) {
  const byFold = losses.map((ofFold) =>
    BANDWIDTHS.map((_, b) => indices.map((mask) => ofFold[mask]?.conditional[b] as number).reduce(sum)),
  );
  const totals = BANDWIDTHS.map((_, b) => byFold.map((fold) => fold[b] as number).reduce(sum));
  return {
    totals,
    overall: indexOfLeast(totals),
    withoutFold: byFold.map((fold) => indexOfLeast(totals.map((total, b) => total - (fold[b] as number)))),
  };
}

function indexOfLeast(values: readonly number[]): number {
  return values.indexOf(Math.min(...values));
}

const sum = (a: number, b: number): number => a + b;
