import type { Diagnosis } from "../../data/features.ts";
import type { Model } from "../file/model.ts";
import type { SimilarRow } from "../prediction/prediction.ts";
import { backgroundOf } from "../unknowns/background.ts";

/** The nearest distinct training rows, and how many cases are as near as the last of them. */
export interface SimilarCases {
  readonly rows: readonly SimilarRow[];
  /** All cases at the distance of the last row, by class; those of its own rows among them. */
  readonly equallyNear: Readonly<Record<Diagnosis, number>>;
  /** How many distinct rows these cases are, and how many of the rows are left out. */
  readonly distinct: number;
  readonly leftOut: number;
}

/**
 * The `count` distinct training rows nearest to what is known of a sample: nearest first, of equally near ones the most frequent
 * first, and then in the order of their scores, so that the order of the data does not matter.
 */
export function similarCases(model: Model, values: readonly (number | null)[], count: number): SimilarCases {
  const { levels, levelCount, lowestScore, rowCount } = backgroundOf(model);
  const { classNames, background } = model.file;
  const n = values.length;
  const known = values.flatMap((value, f) => (value === null ? [] : [{ f, level: value - lowestScore }]));
  const scale = Math.max(1, known.length) * (levelCount - 1) * (levelCount - 1);
  const countsOf = (row: number) => background.counts[row] as readonly [number, number];
  const casesOf = (row: number) => countsOf(row)[0] + countsOf(row)[1];
  const all = Array.from({ length: rowCount }, (_, row) => {
    let D = 0;
    for (const { f, level } of known) {
      const d = level - (levels[row * n + f] as number);
      D += d * d;
    }
    return { row, D };
  }).sort((a, b) => a.D - b.D || casesOf(b.row) - casesOf(a.row) || compareScores(levels, n, a.row, b.row));
  const nearest = all.slice(0, count);
  const tied = all.filter(({ D }) => D === nearest.at(-1)?.D);
  const total = (label: 0 | 1) => tied.reduce((sum, { row }) => sum + countsOf(row)[label], 0);
  return {
    rows: nearest.map(({ row, D }) => ({
      values: background.rows[row] as readonly number[],
      diagnosis: classNames[countsOf(row)[1] >= countsOf(row)[0] ? 1 : 0],
      ...named(classNames, countsOf(row)),
      distance: Math.sqrt(D / scale),
    })),
    equallyNear: named(classNames, [total(0), total(1)]),
    distinct: tied.length,
    leftOut: tied.filter((one) => !nearest.includes(one)).length,
  };
}

function named([negative, positive]: readonly [Diagnosis, Diagnosis], counts: readonly [number, number]): Record<Diagnosis, number> {
  return { [negative]: counts[0], [positive]: counts[1] } as Record<Diagnosis, number>;
}

function compareScores(levels: Uint8Array, n: number, a: number, b: number): number {
  for (let f = 0; f < n; f++) {
    const difference = (levels[a * n + f] as number) - (levels[b * n + f] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}
