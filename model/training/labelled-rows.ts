/** Rows of scores with the label of each: 1 for the positive class, which is the second of a model's two, and 0 for the other. */
export interface LabelledRows {
  readonly rows: readonly ArrayLike<number>[];
  readonly labels: readonly number[];
}

/** The distinct rows, in the order of their first occurrence, and how often each occurs with label 0 and with label 1. */
export function distinctRows({ rows, labels }: LabelledRows): { rows: number[][]; counts: [number, number][] } {
  const entries = new Map<string, { row: number[]; count: [number, number] }>();
  rows.forEach((row, i) => {
    const key = Array.from(row).join();
    const entry = entries.get(key) ?? { row: Array.from(row), count: [0, 0] };
    entry.count[labels[i] as 0 | 1] += 1;
    entries.set(key, entry);
  });
  const all = [...entries.values()];
  return { rows: all.map(({ row }) => row), counts: all.map(({ count }) => count) };
}
