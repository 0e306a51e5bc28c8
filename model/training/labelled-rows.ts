/** Rows of scores with the class of each: 1 for the second class, 0 for the first. */
export interface LabelledRows {
  readonly rows: readonly ArrayLike<number>[];
  readonly labels: readonly number[];
}

/** The distinct rows and how often each occurs in either class, in the order of first occurrence. */
export function distinctRows({ rows, labels }: LabelledRows): { rows: number[][]; counts: [number, number][] } {
  const known = new Map<string, { row: number[]; count: [number, number] }>();
  rows.forEach((row, i) => {
    const key = Array.from(row).join();
    const entry = known.get(key) ?? { row: Array.from(row), count: [0, 0] };
    entry.count[labels[i] as 0 | 1] += 1;
    known.set(key, entry);
  });
  const entries = [...known.values()];
  return { rows: entries.map(({ row }) => row), counts: entries.map(({ count }) => count) };
}
