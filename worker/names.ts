const LONGEST = 40;

/** The one of `names` that was most likely meant, or undefined where none is near. Case, spaces, `-` and `_` do not count. */
export function nearestName(wrong: string, names: readonly string[]): string | undefined {
  if (wrong.length > LONGEST) return undefined;
  const plain = simplify(wrong);
  let best: string | undefined;
  let least = Infinity;
  for (const name of names) {
    const right = simplify(name);
    const distance = edits(plain, right);
    if (distance < least && distance <= right.length / 3) {
      best = name;
      least = distance;
    }
  }
  return best;
}

function simplify(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, "");
}

/** The edit distance of two words: insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function edits(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] as number) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] as number;
}
