import { createRandom, type Random, shuffleInPlace } from "../math/random.ts";

/** One round of cross-validation: the places of the rows that are learned from, and of those that are held out. */
export interface Fold {
  readonly train: readonly number[];
  readonly test: readonly number[];
}

/**
 * `k` folds with the share of each class as equal as whole rows allow. With `groups` (a number a row), rows of one group
 * stay in one fold, and folds are as equal as whole groups allow. Throws RangeError unless 2 ≤ k ≤ the rows of each class.
 */
export function stratifiedFolds(labels: readonly number[], k: number, random: Random, groups?: readonly number[]): Fold[] {
  if (!(Number.isInteger(k) && k >= 2)) throw new RangeError(`folds must be a whole number from 2, got ${k}`);
  const foldOf = new Array<number>(labels.length);
  const sizes = new Array<number>(k).fill(0);
  for (const name of new Set(labels)) {
    const members = groupsWithin(labels, name, groups);
    if (members.length < k) throw new RangeError(`class ${name} has ${members.length} separate rows, too few for ${k} folds`);
    const order = members.map((_, i) => i);
    shuffleInPlace(order, random);
    const ofClass = new Array<number>(k).fill(0);
    for (const i of order) {
      const fold = smallest(ofClass, sizes);
      const rows = members[i] as number[];
      for (const row of rows) foldOf[row] = fold;
      ofClass[fold] = (ofClass[fold] as number) + rows.length;
      sizes[fold] = (sizes[fold] as number) + rows.length;
    }
  }
  return Array.from({ length: k }, (_, fold) => {
    const indices = foldOf.map((_, row) => row);
    return { train: indices.filter((row) => foldOf[row] !== fold), test: indices.filter((row) => foldOf[row] === fold) };
  });
}

/** `repeats` times `k` stratified folds, each repeat shuffled with its own seed. */
export function repeatedFolds(
  labels: readonly number[],
  { repeats, k, seed, groups }: { repeats: number; k: number; seed: number; groups?: readonly number[] },
): Fold[][] {
  return Array.from({ length: repeats }, (_, repeat) => stratifiedFolds(labels, k, createRandom(seed + repeat), groups));
}

/** A number for each row, the same for equal rows: the place of its first occurrence. */
export function equalRows(rows: readonly ArrayLike<number>[]): number[] {
  const first = new Map<string, number>();
  return rows.map((row, i) => {
    const key = Array.from(row).join();
    const place = first.get(key) ?? i;
    first.set(key, place);
    return place;
  });
}

function groupsWithin(labels: readonly number[], name: number, groups?: readonly number[]): number[][] {
  const byGroup = new Map<number, number[]>();
  labels.forEach((value, row) => {
    if (value !== name) return;
    const group = groups ? (groups[row] as number) : row;
    const rows = byGroup.get(group);
    if (rows) rows.push(row);
    else byGroup.set(group, [row]);
  });
  return [...byGroup.values()];
}

/** The fold with the fewest rows of the class; among equals the one with the fewest rows in all. */
function smallest(ofClass: readonly number[], sizes: readonly number[]): number {
  let best = 0;
  for (let fold = 1; fold < sizes.length; fold++) {
    const less = (ofClass[fold] as number) - (ofClass[best] as number);
    if (less < 0 || (less === 0 && (sizes[fold] as number) < (sizes[best] as number))) best = fold;
  }
  return best;
}
