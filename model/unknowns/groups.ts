import { tablesBySubset } from "./subsets.ts";
import { type WholeNumbers, wholeNumbers } from "./whole-numbers.ts";

/** The rows grouped by their scores in some features: rows that agree in all of them share a group. */
export interface Groups {
  readonly count: number;
  /** The group of each row. */
  readonly of: WholeNumbers;
  /** The first row of each group. */
  readonly first: WholeNumbers;
}

/** The groups for each set of features; `levels` holds n levels per row. */
export function createGroups(levels: Uint8Array, n: number, levelCount: number): (features: number) => Groups {
  const rows = levels.length / n;
  const all: Groups = { count: 1, of: wholeNumbers(rows, rows), first: wholeNumbers(1, rows) };
  return tablesBySubset(all, (coarse, feature) => {
    const groupAt = new Int32Array(coarse.count * levelCount).fill(-1);
    const of = wholeNumbers(rows, rows);
    const first = wholeNumbers(rows, rows);
    let count = 0;
    for (let r = 0; r < rows; r++) {
      const at = (coarse.of[r] as number) * levelCount + (levels[r * n + feature] as number);
      if (groupAt[at] === -1) {
        first[count] = r;
        groupAt[at] = count++;
      }
      of[r] = groupAt[at] as number;
    }
    return { count, of, first: first.slice(0, count) };
  });
}
