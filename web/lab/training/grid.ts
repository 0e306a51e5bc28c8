import { type Plane, planeRows } from "../../../network/learning/landscape.ts";

/** The coordinates of a square grid on a plane. */
export interface Grid {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

/** How much wider than the paths a grid is. */
const MARGIN = 1.3;

/** A square grid of size × size points around all of these points, with the same scale on both axes: distances stay true. */
export function gridAround(x: ArrayLike<number>, y: ArrayLike<number>, size: number): Grid {
  const [left, right] = extent(x);
  const [bottom, top] = extent(y);
  const side = MARGIN * Math.max(right - left, top - bottom) || 1;
  return { xs: evenly((left + right) / 2, side, size), ys: evenly((bottom + top) / 2, side, size) };
}

/** `size` numbers at even distances over `side`, around `centre`. */
export function evenly(centre: number, side: number, size: number): Float64Array {
  return Float64Array.from({ length: size }, (_, i) => centre + side * (i / (size - 1) - 0.5));
}

/** Points evaluated between two yields. */
const PIECE = 8;

/** The losses of the rows of a grid, one row after another, in steps of a few points. */
export function* gridRows(
  plane: Plane,
  { xs, ys }: Grid,
  loss: (parameters: Float64Array) => number,
): Generator<{ readonly from: number; readonly heights: Float64Array } | undefined, void> {
  for (let row = 0; row < ys.length; row++) {
    const heights = new Float64Array(xs.length);
    for (let column = 0; column < xs.length; column += PIECE) {
      heights.set(planeRows(plane, xs.subarray(column, column + PIECE), ys, row, row + 1, loss), column);
      yield undefined;
    }
    yield { from: row, heights };
  }
}

/** The least and the greatest of some numbers that are finite; [0, 0] if there are none. */
export function extent(values: ArrayLike<number>): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low > high ? [0, 0] : [low, high];
}
