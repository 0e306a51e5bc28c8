/** Groups of equal rows, as one number per row: the index of its first occurrence. */
export function groupEqualRows(rows: readonly ArrayLike<number>[]): number[] {
  const first = new Map<string, number>();
  return rows.map((row, i) => {
    const key = Array.from(row).join();
    const index = first.get(key) ?? i;
    first.set(key, index);
    return index;
  });
}

/** The rows of each group, in the order of their first occurrence. */
export function rowsByGroup(groups: readonly number[]): number[][] {
  const members = new Map<number, number[]>();
  groups.forEach((group, row) => {
    const rows = members.get(group);
    if (rows) rows.push(row);
    else members.set(group, [row]);
  });
  return [...members.values()];
}
