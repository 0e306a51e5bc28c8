import type { Model } from "../file/model.ts";
import { backgroundOf } from "../unknowns/background.ts";

/** With fewer known scores than this, a sample cannot be told to be unusual. */
const FEWEST_KNOWN = 3;

/** Whether a sample is further from every training row than the distance in the file; null where too few scores are known to tell. */
export function isUnusual(model: Model, values: readonly (number | null)[]): boolean | null {
  const known = values.filter((value) => value !== null).length;
  return known < FEWEST_KNOWN ? null : isFarFromAll(model, values, model.file.unusual.distance);
}

/**
 * Whether every training row is further than `limit` from what is known of a sample. The distance is the root mean square
 * difference over the known scores, as a share of their range; most rows exceed the limit after a few features.
 */
export function isFarFromAll(model: Model, values: readonly (number | null)[], limit: number): boolean {
  const { levels, levelCount, lowestScore, rowCount } = backgroundOf(model);
  const n = values.length;
  const known = values.flatMap((value, f) => (value === null ? [] : [f]));
  const sample = known.map((f) => (values[f] as number) - lowestScore);
  const scale = Math.max(1, known.length) * (levelCount - 1) * (levelCount - 1);
  // The largest sum of squared differences, a whole number, whose distance is within the limit; no sum exceeds `scale`.
  let within = Math.min(Math.floor(limit * limit * scale) + 1, scale);
  while (Math.sqrt(within / scale) > limit) within--;
  for (let row = 0; row < rowCount; row++) {
    let D = 0;
    for (let i = 0; i < known.length && D <= within; i++) {
      const d = (sample[i] as number) - (levels[row * n + (known[i] as number)] as number);
      D += d * d;
    }
    if (D <= within) return false;
  }
  return true;
}

/** The distance, as above, of each row to the nearest of the other rows. */
export function nearestOthers(rows: readonly (readonly number[])[], [low, high]: readonly [number, number]): number[] {
  return rows.map((row, i) => {
    let nearest = Infinity;
    rows.forEach((other, j) => {
      if (i === j) return;
      let D = 0;
      for (let f = 0; f < row.length; f++) {
        const d = (row[f] as number) - (other[f] as number);
        D += d * d;
      }
      nearest = Math.min(nearest, D);
    });
    return Math.sqrt(nearest / (row.length * (high - low) * (high - low)));
  });
}
