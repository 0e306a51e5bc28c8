import type { Model } from "../file/model.ts";
import { backgroundOf } from "../unknowns/background.ts";

/** Whether every training row is further than `limit` from what is known of a sample. Most rows are told apart by few features. */
export function isFarFromAll(model: Model, values: readonly (number | null)[], limit: number): boolean {
  const { steps, count: rows, levels } = backgroundOf(model);
  const n = values.length;
  const low = model.file.range[0];
  const known = values.flatMap((value, f) => (value === null ? [] : [f]));
  const sample = known.map((f) => (values[f] as number) - low);
  const scale = Math.max(1, known.length) * (levels - 1) * (levels - 1);
  // The largest sum of squared steps, a whole number, whose distance does not exceed the limit; no sum exceeds `scale`.
  let reach = Math.min(Math.floor(limit * limit * scale) + 1, scale);
  while (Math.sqrt(reach / scale) > limit) reach--;
  for (let row = 0; row < rows; row++) {
    let D = 0;
    for (let i = 0; i < known.length && D <= reach; i++) {
      const d = (sample[i] as number) - (steps[row * n + (known[i] as number)] as number);
      D += d * d;
    }
    if (D <= reach) return false;
  }
  return true;
}

/** For each row the distance, as above, to the nearest of the other rows. */
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
