import type { Model } from "../file/model.ts";
import type { SimilarRow } from "../prediction/prediction.ts";
import { backgroundOf } from "../unknowns/background.ts";

/** The `count` distinct training rows nearest to what is known of a sample, nearest first, then in the order of the data. */
export function similarRows(model: Model, values: readonly (number | null)[], count: number): SimilarRow[] {
  const { levels, levelCount, lowestScore, rowCount } = backgroundOf(model);
  const { classNames, background } = model.file;
  const n = values.length;
  const known = values.flatMap((value, f) => (value === null ? [] : [{ f, level: value - lowestScore }]));
  const scale = Math.max(1, known.length) * (levelCount - 1) * (levelCount - 1);
  const all = Array.from({ length: rowCount }, (_, row) => {
    let D = 0;
    for (const { f, level } of known) {
      const d = level - (levels[row * n + f] as number);
      D += d * d;
    }
    return { row, D };
  });
  return all
    .sort((a, b) => a.D - b.D || a.row - b.row)
    .slice(0, count)
    .map(({ row, D }) => ({
      values: background.rows[row] as readonly number[],
      diagnosis: classNames[(background.counts[row] as readonly [number, number])[1] > 0 ? 1 : 0],
      distance: Math.sqrt(D / scale),
    }));
}
