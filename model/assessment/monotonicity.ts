import type { MonotonicityReport } from "../file/report.ts";

/** A change of the probability this small is rounding. */
const ROUNDING = 1e-12;

/** Takes every single step of every known score of every row, one up or down, higher being worse; `risk` predicts many rows at once. */
export function auditMonotonicity<Score extends number | null>(
  rows: readonly (readonly Score[])[],
  [low, high]: readonly [number, number],
  risk: (rows: readonly (readonly Score[])[]) => ArrayLike<number>,
): MonotonicityReport {
  const before = risk(rows);
  let steps = 0;
  let violations = 0;
  let largest = 0;
  rows.forEach((row, i) => {
    const stepped = row.flatMap((score, f) =>
      score === null
        ? []
        : [-1, 1].filter((d) => score + d >= low && score + d <= high).map((d) => ({ d, row: row.with(f, (score + d) as Score) })),
    );
    const after = risk(stepped.map((step) => step.row));
    stepped.forEach(({ d }, s) => {
      const wrong = -d * ((after[s] as number) - (before[i] as number));
      steps++;
      if (wrong <= ROUNDING) return;
      violations++;
      largest = Math.max(largest, wrong);
    });
  });
  return { steps, against: violations, largest };
}
