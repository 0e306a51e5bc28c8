import { holdOut } from "../../../model/training/hold-out.ts";
import { createRandom } from "../../../network/math/random.ts";
import type { HoldOut, LabData } from "../experiment/experiment.ts";

/** Which rows of the data are learned from and which are held out, as indices in ascending order. */
export interface RowSplit {
  readonly trainingRows: Uint32Array;
  readonly heldOutRows: Uint32Array;
}

/** Splits the rows as an experiment asks. Throws RangeError where the rows are too few for it. */
export function splitRows(choice: HoldOut, { rows, labels }: LabData): RowSplit {
  const all = Uint32Array.from(rows.keys());
  switch (choice.kind) {
    case "none":
      return { trainingRows: all, heldOutRows: new Uint32Array() };
    case "share": {
      // The split is of indices instead of rows, because a view must know which row is where.
      const indices = { rows: Array.from(all, (i) => [i]), labels };
      const { training, validation } = holdOut(indices, choice.share, createRandom(choice.seed));
      const indicesOf = (part: typeof training) => Uint32Array.from(part.rows, (row) => row[0] as number);
      return { trainingRows: indicesOf(training), heldOutRows: indicesOf(validation) };
    }
    case "article":
      // Row 500 is in neither part: the notebook's validation rows start one too late.
      if (rows.length <= 501) throw new RangeError(`the article’s split needs more than 501 rows, got ${rows.length}`);
      return { trainingRows: all.slice(0, 500), heldOutRows: all.slice(501) };
  }
}
