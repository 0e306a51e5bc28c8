import { expect, test } from "vitest";
import { auditMonotonicity } from "../../../model/assessment/monotonicity.ts";

test("single steps that lower the risk of a worse score are violations, counted with the largest", () => {
  const rows = [[5, 5]];
  const rising = auditMonotonicity(rows, [1, 10], (all) => all.map(([a, b]) => a! + b!));
  expect(rising).toEqual({ steps: 4, against: 0, largest: 0 });
  const falling = auditMonotonicity(rows, [1, 10], (all) => all.map(([a, b]) => a! - 2 * b!));
  expect(falling).toEqual({ steps: 4, against: 2, largest: 2 });
});

test("no step leaves the range of a score", () => {
  expect(auditMonotonicity([[1, 10]], [1, 10], (all) => all.map(() => 0)).steps).toBe(2);
});
