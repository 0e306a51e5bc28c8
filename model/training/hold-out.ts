import { type Random, shuffleInPlace } from "../../network/math/random.ts";
import type { LabelledRows } from "./labelled-rows.ts";

/** Rows to learn from, and rows kept back to watch how well that generalises. Both keep the order of the data. */
export interface Split {
  readonly training: LabelledRows;
  readonly validation: LabelledRows;
}

/**
 * Holds out a share of the rows of each class, drawn at random and rounded to whole rows, with at least one row of each class
 * on either side. Throws RangeError unless 0 < share < 1 and every class that occurs has two rows.
 */
export function holdOut({ rows, labels }: LabelledRows, share: number, random: Random): Split {
  if (!(share > 0 && share < 1)) throw new RangeError(`the share to hold out must lie between 0 and 1, got ${share}`);
  const heldOut = new Set<number>();
  for (const label of [...new Set(labels)].sort()) {
    const members = labels.flatMap((other, i) => (other === label ? [i] : []));
    if (members.length < 2) throw new RangeError(`class ${label} needs at least 2 rows to hold some out, got ${members.length}`);
    shuffleInPlace(members, random);
    const count = Math.min(members.length - 1, Math.max(1, Math.round(share * members.length)));
    for (const i of members.slice(0, count)) heldOut.add(i);
  }
  const pick = (isWanted: (i: number) => boolean): LabelledRows => ({
    rows: rows.filter((_, i) => isWanted(i)),
    labels: labels.filter((_, i) => isWanted(i)),
  });
  return { training: pick((i) => !heldOut.has(i)), validation: pick((i) => heldOut.has(i)) };
}
