/*
 * A set of features is a whole number whose bit f says whether feature f belongs to it.
 */

/** The number of features that fit into the bits of a whole number, its sign left out. */
export const MAX_FEATURES = 30;

/** How many features a set has. */
export function bitCount(features: number): number {
  let count = 0;
  for (let rest = features; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** The set of the features that a sample knows. */
export function knownFeatures(values: readonly (number | null)[]): number {
  let known = 0;
  for (let f = 0; f < values.length; f++) if (values[f] !== null) known |= 1 << f;
  return known;
}

/**
 * A function that gives the table of a set of features. Each table is made once, when it is first needed, by extending the
 * table of the set without its highest feature.
 */
export function tablesBySubset<T>(empty: T, extend: (table: T, feature: number) => T): (features: number) => T {
  const tables = new Map([[0, empty]]);
  const tableOf = (features: number): T => {
    const kept = tables.get(features);
    if (kept !== undefined) return kept;
    const highest = 31 - Math.clz32(features);
    const table = extend(tableOf(features ^ (1 << highest)), highest);
    tables.set(features, table);
    return table;
  };
  return tableOf;
}
