import type { GridPoint } from "./contour-lines.ts";

/** Losses on a square grid of a plane, as far as they are computed. */
export interface MapGrid {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** Row by row, from the lowest up. */
  readonly heights: Float64Array;
  /** The rows that are complete. */
  readonly rows: number;
}

/** The size of a map in units of its SVG: the drawing, and the square of the grid in it. */
export const MAP = { width: 400, height: 396, left: 38, top: 4, side: 356 } as const;

/** Where a point of the grid is drawn; the first row is at the bottom. */
export function placeOf([column, row]: GridPoint, size: number): [number, number] {
  const unit = MAP.side / (size - 1);
  return [MAP.left + column * unit, MAP.top + MAP.side - row * unit];
}

/** The point of the grid, in fractions, of coordinates on the plane. */
export function gridPointOf(x: number, y: number, xs: Float64Array, ys: Float64Array): GridPoint {
  return [fraction(x, xs), fraction(y, ys)];
}

/** An SVG path through points of the grid. */
export function pathOf(points: readonly GridPoint[], size: number, isClosed = false): string {
  const places = points.map((point) => placeOf(point, size).map(short).join(" "));
  return `M${places.join("L")}${isClosed ? "Z" : ""}`;
}

/** The point of the grid under a pointer, in fractions; undefined outside the square. */
export function gridPointUnder(
  event: { clientX: number; clientY: number },
  drawing: { readonly left: number; readonly top: number; readonly width: number },
  size: number,
): GridPoint | undefined {
  const scale = MAP.width / drawing.width;
  const x = ((event.clientX - drawing.left) * scale - MAP.left) / MAP.side;
  const y = 1 - ((event.clientY - drawing.top) * scale - MAP.top) / MAP.side;
  return x < 0 || x > 1 || y < 0 || y > 1 ? undefined : [x * (size - 1), y * (size - 1)];
}

function fraction(value: number, values: Float64Array): number {
  const [first, last] = [values[0] as number, values.at(-1) as number];
  return ((value - first) / (last - first)) * (values.length - 1);
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
