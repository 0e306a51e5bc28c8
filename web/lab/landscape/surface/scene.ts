import { log } from "../../../../network/math/exact.ts";
import { extent } from "../../training/grid.ts";
import type { LandscapeFrame } from "../../training/protocol.ts";
import { gridPointOf, type MapGrid } from "../map-place.ts";
import type { Point3 } from "./camera.ts";

/** What the height of the surface is. In both cases the lowest shown loss lies on the ground and the highest at one fixed height. */
export type HeightScale = "loss" | "logarithm";

/** A landscape as geometry, in the coordinates of camera.ts. */
export interface Scene {
  readonly size: number;
  /** For each point of the grid: height, logarithm of the loss, and the normal's slope along x and along z. */
  readonly vertices: Float32Array;
  readonly triangles: Uint16Array;
  /** The edges of the ground, of the surface, and between their corners. */
  readonly frame: readonly (readonly [Point3, Point3])[];
  /** The path at its real losses, and projected onto the surface. */
  readonly path: readonly Point3[];
  readonly projectedPath: readonly Point3[];
  /** The indices of points of the path that are far enough apart to be told apart. */
  readonly dots: readonly number[];
  /** The height of a loss. */
  heightOf(loss: number): number;
}

/** The height of the greatest loss: the plane is two units wide. */
const TOP = 0.9;
/** What is so much smaller than the greatest loss is not told apart. */
const FLOOR = 1e-9;

/** The geometry of a landscape. With "loss", a loss of 0 lies on the ground and heights are proportional to the loss. */
export function createScene(grid: MapGrid, path: LandscapeFrame["path"], scale: HeightScale): Scene {
  const { xs, ys, heights } = grid;
  const size = xs.length;
  const [low, high] = extent([...heights, ...path.losses, ...path.projectedLosses]);
  const floor = Math.max(low, high * FLOOR, Number.MIN_VALUE);
  const span = log(high) - log(floor) || 1;
  const heightOf = (loss: number): number => {
    const finite = Number.isFinite(loss) ? Math.min(loss, high) : high;
    return TOP * (scale === "loss" ? finite / (high || 1) : (log(Math.max(finite, floor)) - log(floor)) / span);
  };
  const vertices = new Float32Array(4 * size * size);
  const levelAt = (column: number, row: number) => heightOf(heights[row * size + column] as number);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const at = 4 * (row * size + column);
      const loss = heights[row * size + column] as number;
      vertices[at] = levelAt(column, row);
      vertices[at + 1] = log(Math.max(Number.isFinite(loss) ? loss : high, floor));
      vertices[at + 2] = slope((i) => levelAt(i, row), column, size);
      vertices[at + 3] = -slope((i) => levelAt(column, i), row, size);
    }
  const place = (losses: Float64Array): Point3[] =>
    Array.from(losses, (loss, i) => {
      const [column, row] = gridPointOf(path.x[i] as number, path.y[i] as number, xs, ys);
      return [(2 * column) / (size - 1) - 1, heightOf(loss), 1 - (2 * row) / (size - 1)];
    });
  const real = place(path.losses);
  return {
    size,
    vertices,
    triangles: triangles(size),
    frame: frameOf(levelAt, size),
    path: real,
    projectedPath: place(path.projectedLosses),
    dots: spaced(real),
    heightOf,
  };
}

/** Minus the slope at i, by the neighbours: the component of the normal. */
function slope(at: (i: number) => number, i: number, size: number): number {
  const [before, after] = [Math.max(0, i - 1), Math.min(size - 1, i + 1)];
  return -((at(after) - at(before)) / (after - before)) * ((size - 1) / 2);
}

function triangles(size: number): Uint16Array {
  const indices = new Uint16Array(6 * (size - 1) ** 2);
  let at = 0;
  for (let row = 0; row < size - 1; row++)
    for (let column = 0; column < size - 1; column++) {
      const corner = row * size + column;
      indices.set([corner, corner + 1, corner + size, corner + size, corner + 1, corner + size + 1], at);
      at += 6;
    }
  return indices;
}

function frameOf(levelAt: (column: number, row: number) => number, size: number): (readonly [Point3, Point3])[] {
  const last = size - 1;
  const along = Array.from({ length: last }, (_, i) => i);
  const around = [
    ...along.map((i) => [i, 0] as const),
    ...along.map((i) => [last, i] as const),
    ...along.map((i) => [last - i, last] as const),
    ...along.map((i) => [0, last - i] as const),
  ];
  const ground = around.map(([column, row]): Point3 => [(2 * column) / last - 1, 0, 1 - (2 * row) / last]);
  const rim = around.map(([column, row], i): Point3 => [ground[i]?.[0] ?? 0, levelAt(column, row), ground[i]?.[2] ?? 0]);
  const ring = (points: readonly Point3[]) => points.map((point, i) => [point, points[(i + 1) % points.length] as Point3] as const);
  const corners = [0, 1, 2, 3].map((c) => c * last);
  return [
    ...ring(corners.map((i) => ground[i] as Point3)),
    ...ring(rim),
    ...corners.map((i) => [ground[i] as Point3, rim[i] as Point3] as const),
  ];
}

/** How far apart two dots are at least. */
const SPACING = 0.05;

function spaced(points: readonly Point3[]): number[] {
  const chosen: number[] = [];
  for (const [i, [x, y, z]] of points.entries()) {
    const last = points[chosen.at(-1) ?? -1];
    if (!last || Math.hypot(x - last[0], y - last[1], z - last[2]) >= SPACING) chosen.push(i);
  }
  return chosen;
}
