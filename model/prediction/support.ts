import type { Model } from "../file/model.ts";

/** How many training cases of each class have exactly the known scores of a sample: [negative, positive]. */
export function casesWith({ file: { background } }: Model, values: readonly (number | null)[]): [number, number] {
  const cases: [number, number] = [0, 0];
  background.rows.forEach((row, r) => {
    if (!row.every((score, f) => values[f] === null || values[f] === score)) return;
    const [negative, positive] = background.counts[r] as readonly [number, number];
    cases[0] += negative;
    cases[1] += positive;
  });
  return cases;
}
