import { bits, type RowStore } from "./row-store.ts";

/** Filters for the rows of a file: whether a row with these bits is shown. */
export const filters = {
  all: () => true,
  predicted: (flag) => (flag & bits.predicted) !== 0,
  likelyBenign: (flag) => (flag & (bits.predicted | bits.malignant | bits.indeterminate)) === bits.predicted,
  indeterminate: (flag) => (flag & bits.indeterminate) !== 0,
  likelyMalignant: (flag) => (flag & (bits.malignant | bits.indeterminate)) === bits.malignant,
  unusual: (flag) => (flag & bits.unusual) !== 0,
  misclassified: (flag) => (flag & bits.diagnosed) !== 0 && ((flag & bits.malignant) !== 0) !== ((flag & bits.diagnosedMalignant) !== 0),
  invalid: (flag) => (flag & bits.predicted) === 0,
} as const satisfies Record<string, (flag: number) => boolean>;

export type Filter = keyof typeof filters;
export const filterNames = Object.keys(filters) as readonly Filter[];

/** How many rows each filter shows. */
export type Counts = Readonly<Record<Filter, number>>;

/** What rows are sorted by: a number, or NaN for a row that has none. */
export const sortKeys = {
  line: (_store, row) => row,
  assessment: ({ flags }, row) => assessmentRank(flags[row] as number),
  prediction: ({ flags }, row) => whenPredicted(flags[row] as number, bits.malignant),
  probability: ({ probabilities }, row) => probabilities[row] as number,
  set: ({ flags }, row) => whenPredicted(flags[row] as number, bits.bothInSet),
  unknown: (store, row) =>
    filters.predicted(store.flags[row] as number) ? store.values(row).filter((value) => value === null).length : Number.NaN,
  unusual: ({ flags }, row) => whenPredicted(flags[row] as number, bits.unusual),
  diagnosis: ({ flags }, row) => ((flags[row] as number) & bits.diagnosed ? (flags[row] as number) & bits.diagnosedMalignant : Number.NaN),
} as const satisfies Record<string, (store: RowStore, row: number) => number>;

export type SortKey = keyof typeof sortKeys;

/** Which rows of a file are shown, and in which order. */
export interface RowView {
  readonly filter: Filter;
  readonly sort: SortKey;
  readonly descending: boolean;
}

/**
 * The rows of a view, in its order. Rows without a value come last, and rows with equal values keep the order of the file. Undefined
 * where the view shows all rows as they stand in the file.
 */
export function orderRows(store: RowStore, { filter, sort, descending }: RowView): Uint32Array | undefined {
  if (filter === "all" && sort === "line" && !descending) return undefined;
  const { length, flags } = store;
  const shows = filters[filter];
  let count = 0;
  for (let row = 0; row < length; row++) if (shows(flags[row] as number)) count++;
  const rows = new Uint32Array(count);
  for (let row = 0, i = 0; row < length; row++) if (shows(flags[row] as number)) rows[i++] = row;
  if (sort === "line") return descending ? rows.reverse() : rows;
  return sorted(store, rows, sort, descending);
}

function sorted(store: RowStore, rows: Uint32Array, sort: SortKey, descending: boolean): Uint32Array {
  const keyOf: (store: RowStore, row: number) => number = sortKeys[sort];
  const sign = descending ? -1 : 1;
  const keys = new Float64Array(store.length);
  for (const row of rows) {
    const key = keyOf(store, row);
    keys[row] = Number.isNaN(key) ? Number.POSITIVE_INFINITY : sign * key;
  }
  return rows.sort((a, b) => {
    const [x, y] = [keys[a] as number, keys[b] as number];
    return x < y ? -1 : x > y ? 1 : a - b;
  });
}

/** From likely benign over indeterminate to likely malignant. */
function assessmentRank(flag: number): number {
  if (!(flag & bits.predicted)) return Number.NaN;
  if (flag & bits.indeterminate) return 1;
  return flag & bits.malignant ? 2 : 0;
}

function whenPredicted(flag: number, bit: number): number {
  return flag & bits.predicted ? flag & bit : Number.NaN;
}
