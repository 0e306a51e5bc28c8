import type { MonotonicityReport } from "../file/report.ts";

/** Takes every single step of every row, one score up or down, higher being worse; `risk` predicts many rows at once. */
export function auditMonotonicity(
  rows: readonly (readonly number[])[],
  [low, high]: readonly [number, number],
  risk: (rows: readonly (readonly number[])[]) => ArrayLike<number>,
): MonotonicityReport {
  const before = risk(rows);
  let steps = 0;
  let violations = 0;
  let largest = 0;
  rows.forEach((row, i) => {
    const stepped = row.flatMap((score, f) =>
      [-1, 1].filter((d) => score + d >= low && score + d <= high).map((d) => ({ d, row: row.with(f, score + d) })),
    );
    const after = risk(stepped.map((step) => step.row));
    stepped.forEach(({ d }, s) => {
      const wrong = -d * ((after[s] as number) - (before[i] as number));
      steps++;
      if (wrong > 0) violations++;
      largest = Math.max(largest, wrong);
    });
  });
  return { steps, against: violations, largest };
}
