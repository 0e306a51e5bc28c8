import { stepAbove } from "../steps.ts";

/** A step that no finite value exceeds in size, so that a drawing changes its scale seldom; 1 where all are 0. */
export function scaleOf(values: Float64Array): number {
  let largest = 0;
  for (const value of values) if (Math.abs(value) > largest && Math.abs(value) < Infinity) largest = Math.abs(value);
  return largest > 0 ? stepAbove(largest) : 1;
}
