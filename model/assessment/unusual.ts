import { nearestOthers } from "../prediction/unusual.ts";
import type { distinctRows } from "../training/labelled-rows.ts";

/** The rate at which the training rows themselves would be called unusual. */
const FALSE_ALARMS = 0.01;

/** The distance to the nearest other row that only one in a hundred rows exceeds. A repeated row has distance 0. */
export function unusualDistance({ rows, counts }: ReturnType<typeof distinctRows>, range: readonly [number, number]): number {
  const distances = nearestOthers(rows, range).flatMap((distance, i) => {
    const [first, second] = counts[i] as [number, number];
    const count = first + second;
    return new Array<number>(count).fill(count > 1 ? 0 : distance);
  });
  return distances.sort((a, b) => a - b)[Math.ceil(distances.length * (1 - FALSE_ALARMS)) - 1] as number;
}
