// The tables by subset: createPart of ../part.ts.

import { columnBytes, countOf, Part, rowsOf, Setup, sumsOf } from "./layout";

/** Makes all tables, in memory that begins as zeros. */
export function tables(setup: Setup): void {
  tablesOf(setup, setup.lower);
  tablesOf(setup, setup.upper);
}

/** In the empty subset, every row has the combination 0 and the total 0. */
function tablesOf(setup: Setup, part: Part): void {
  store<i32>(part.counts, 1);
  for (let subset = 1; subset < 1 << part.features; subset++) {
    const highest = 31 - clz(subset);
    refine(setup, part, subset, subset ^ (1 << highest), part.from + highest);
  }
}

/** The subset is `coarse` and one more feature. A new combination is known by the one it refines and by its level. */
function refine(setup: Setup, part: Part, subset: i32, coarse: i32, feature: i32): void {
  const column = columnBytes(setup);
  const levelCount = setup.levelCount;
  const products = setup.products + <usize>(feature * levelCount) * column;
  const combinations = rowsOf(part, coarse);
  const refined = rowsOf(part, subset);
  // A table has the totals over the rest of the part.
  const rest = (1 << part.features) - 1;
  const totals = rowsOf(part, rest ^ coarse) + 2;
  const refinedTotals = rowsOf(part, rest ^ subset) + 2;
  // One more than the new combination; 0 for none yet.
  const found = setup.found;
  memory.fill(found, 0, <usize>(countOf(part, coarse) * levelCount) << 1);
  let count = 0;
  let level = setup.levels + feature;
  for (let r: usize = 0; r < <usize>setup.rows << 2; r += 4, level += setup.features) {
    const own = <i32>load<u8>(level);
    const combination = <i32>load<u16>(combinations + r);
    const place = found + (<usize>(combination * levelCount + own) << 1);
    if (load<u16>(place) == 0) {
      add(sumsOf(part, subset) + <usize>count * column, sumsOf(part, coarse) + <usize>combination * column, products + <usize>own * column, column);
      store<u16>(place, <u16>++count);
    }
    store<u16>(refined + r, load<u16>(place) - 1);
    store<u16>(refinedTotals + r, load<u16>(totals + r) + <u16>own);
  }
  store<i32>(part.counts + (<usize>subset << 2), count);
}

/** One column becomes the sum of two. */
@inline
export function add(to: usize, a: usize, b: usize, bytes: usize): void {
  for (let e: usize = 0; e < bytes; e += 16) v128.store(to + e, f64x2.add(v128.load(a + e), v128.load(b + e)));
}
