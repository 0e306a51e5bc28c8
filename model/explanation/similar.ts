import type { Model } from "../file/model.ts";
import { backgroundOf } from "../unknowns/background.ts";

/** A training row (its place in the model's background) and how far it is from a sample. */
export interface Neighbour {
  readonly row: number;
  /** Root mean square difference over the known scores, as a share of the range: 0 equal, 1 the opposite end of each. */
  readonly distance: number;
}

/** The `count` distinct training rows nearest to what is known of a sample, nearest first; equally near ones in the order of the data. */
export function nearestRows(model: Model, values: readonly (number | null)[], count: number): Neighbour[] {
  const { steps, count: rows, levels } = backgroundOf(model);
  const n = values.length;
  const low = model.file.range[0];
  const known = values.flatMap((value, f) => (value === null ? [] : [{ f, step: value - low }]));
  const scale = Math.max(1, known.length) * (levels - 1) * (levels - 1);
  const all = Array.from({ length: rows }, (_, row) => {
    let D = 0;
    for (const { f, step } of known) {
      const d = step - (steps[row * n + f] as number);
      D += d * d;
    }
    return { row, D };
  });
  return all
    .sort((a, b) => a.D - b.D || a.row - b.row)
    .slice(0, count)
    .map(({ row, D }) => ({ row, distance: Math.sqrt(D / scale) }));
}
