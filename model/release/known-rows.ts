import type { ModelFile } from "../file/model-file.ts";
import { distinctRows, type LabelledRows } from "../training/labelled-rows.ts";

/** The rows that a model was trained on, as its file holds them. */
export interface KnownRows extends LabelledRows {
  readonly rows: readonly (readonly number[])[];
  /** How often these scores occur in each class; undefined if the model was not trained on them. */
  countsOf(row: ArrayLike<number>): readonly [number, number] | undefined;
}

/** The training rows of a model, equal ones side by side. */
export function knownRowsOf({ background }: ModelFile): KnownRows {
  const counts = new Map(background.rows.map((row, i) => [keyOf(row), background.counts[i] as readonly [number, number]]));
  const expanded = background.rows.flatMap((row, i) =>
    [0, 1].flatMap((label) =>
      new Array<{ row: readonly number[]; label: number }>(background.counts[i]?.[label] as number).fill({ row, label }),
    ),
  );
  return {
    rows: expanded.map(({ row }) => row),
    labels: expanded.map(({ label }) => label),
    countsOf: (row) => counts.get(keyOf(row)),
  };
}

/** What two sets of rows have in common. */
export interface Overlap {
  /** Of the distinct rows of the smaller set (without labels), the share that the other one also has. */
  readonly distinct: number;
  /** Of the cases of the larger set (with labels), the share that the other one also has; 1 if both are the same. */
  readonly cases: number;
}

/** How far `data` are the rows that a model knows. */
export function overlapOf(known: KnownRows, data: LabelledRows): Overlap {
  const own = distinctRows(data);
  const knownDistinct = distinctRows(known).rows.length;
  let shared = 0;
  let cases = 0;
  own.rows.forEach((row, i) => {
    const counts = known.countsOf(row);
    if (!counts) return;
    shared++;
    for (const label of [0, 1]) cases += Math.min(counts[label] as number, own.counts[i]?.[label] as number);
  });
  return {
    distinct: shared / Math.min(own.rows.length, knownDistinct),
    cases: cases / Math.max(known.rows.length, data.rows.length),
  };
}

export function keyOf(row: ArrayLike<number>): string {
  return Array.from(row).join();
}
