import type { FeatureKey } from "../features.ts";
import { plainName, publishedFeatureNames } from "./lookup.ts";

const LONGEST = 40;

/** The feature, of those given, whose published names come nearest to a column's name; undefined where none is near. */
export function nearestFeature(name: string, among: readonly FeatureKey[]): FeatureKey | undefined {
  const plain = plainName(name);
  let best: FeatureKey | undefined;
  let least = Infinity;
  for (const [known, feature] of publishedFeatureNames()) {
    if (!among.includes(feature)) continue;
    const distance = contains(plain, known) ? 1 : distanceWithin(plain, known);
    if (distance < least) {
      best = feature;
      least = distance;
    }
  }
  return best;
}

/** The one of `names` that was most likely meant, or undefined where none is near. Only letters and digits count, whatever their case. */
export function nearestName(wrong: string, names: readonly string[]): string | undefined {
  const plain = plainName(wrong);
  let best: string | undefined;
  let least = Infinity;
  for (const name of names) {
    const distance = distanceWithin(plain, plainName(name));
    if (distance < least) {
      best = name;
      least = distance;
    }
  }
  return best;
}

/** A longer name around a published one: `bare_nuclei_score`. Names of a few letters are within too many others to count. */
function contains(plain: string, known: string): boolean {
  return known.length >= 7 && plain.length <= LONGEST && plain.includes(known);
}

/** The edits between two plain names, Infinity where they are more than a third of the right one. */
function distanceWithin(plain: string, right: string): number {
  const most = right.length / 3;
  if (plain.length > LONGEST || Math.abs(plain.length - right.length) > most) return Infinity;
  const distance = edits(plain, right);
  return distance <= most ? distance : Infinity;
}

/** Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment). */
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
