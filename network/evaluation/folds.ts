import { checkInteger } from "../math/checks.ts";
import { createRandom, type Random, shuffleInPlace } from "../math/random.ts";
import { rowsByGroup } from "./groups.ts";

/** One round of cross-validation: the indices of the rows to train on and of those to test with. */
export interface Fold {
  readonly train: readonly number[];
  readonly test: readonly number[];
}

/**
 * `k` folds in which each class has the same proportion, as far as whole rows allow. With `groups` (one number per row), rows
 * of the same group stay in the same fold; a group counts as of the class of its first row. Throws RangeError unless k is at
 * least 2 and no class has fewer than k rows or groups.
 */
export function stratifiedFolds(labels: readonly number[], k: number, random: Random, groups?: readonly number[]): Fold[] {
  checkInteger("the number of folds", k, 2);
  if (groups && groups.length !== labels.length)
    throw new RangeError(`there must be one group per row, got ${groups.length} for ${labels.length}`);
  const foldOf = new Array<number>(labels.length);
  const sizes = new Array<number>(k).fill(0);
  for (const label of new Set(labels)) {
    const members = groupsOfClass(labels, label, groups);
    if (members.length < k)
      throw new RangeError(`class ${label} must have at least ${k} separate rows for ${k} folds, got ${members.length}`);
    const order = members.map((_, i) => i);
    shuffleInPlace(order, random);
    const rowsOfClass = new Array<number>(k).fill(0);
    for (const i of order) {
      const fold = smallestFold(rowsOfClass, sizes);
      const rows = members[i] as number[];
      for (const row of rows) foldOf[row] = fold;
      rowsOfClass[fold] = (rowsOfClass[fold] as number) + rows.length;
      sizes[fold] = (sizes[fold] as number) + rows.length;
    }
  }
  return Array.from({ length: k }, (_, fold) => {
    const indices = foldOf.map((_, row) => row);
    return { train: indices.filter((row) => foldOf[row] !== fold), test: indices.filter((row) => foldOf[row] === fold) };
  });
}

/** `k` stratified folds, `repeats` times over: repeat r is shuffled with the seed `seed` + r. */
export function repeatedFolds(
  labels: readonly number[],
  { repeats, k, seed, groups }: { repeats: number; k: number; seed: number; groups?: readonly number[] },
): Fold[][] {
  return Array.from({ length: repeats }, (_, repeat) => stratifiedFolds(labels, k, createRandom(seed + repeat), groups));
}

/** The rows of each group of a class, which is that of the group's first row. */
function groupsOfClass(labels: readonly number[], label: number, groups?: readonly number[]): number[][] {
  return rowsByGroup(groups ?? labels.map((_, row) => row)).filter(([first]) => labels[first as number] === label);
}

/** The fold with the fewest rows of the class; among equal ones, the one with the fewest rows in all. */
function smallestFold(rowsOfClass: readonly number[], rows: readonly number[]): number {
  let best = 0;
  for (let fold = 1; fold < rows.length; fold++) {
    const difference = (rowsOfClass[fold] as number) - (rowsOfClass[best] as number);
    if (difference < 0 || (difference === 0 && (rows[fold] as number) < (rows[best] as number))) best = fold;
  }
  return best;
}
