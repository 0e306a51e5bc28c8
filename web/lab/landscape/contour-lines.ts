import { contours } from "d3-contour";
import { log } from "../../../network/math/exact.ts";

/** Losses on a grid, row by row, as far as they are computed. */
export interface Terrain {
  readonly columns: number;
  /** The rows that are complete. */
  readonly rows: number;
  readonly heights: Float64Array;
}

/** A point of the grid: 0 at the first column or row, and whole numbers at the points that were computed. */
export type GridPoint = readonly [column: number, row: number];

/** Where the loss reaches a level. */
export interface Contour {
  readonly level: number;
  /** The outlines of everything at or above the level, for filling. */
  readonly areas: readonly (readonly GridPoint[])[];
  /** The same without what runs along the edge of the grid, for drawing. */
  readonly lines: readonly (readonly GridPoint[])[];
}

/** The contours of a terrain. Between the points of the grid, the logarithm of the loss is interpolated. */
export function contoursOf({ columns, rows, heights }: Terrain, levels: readonly number[]): Contour[] {
  if (rows < 2) return [];
  const logarithms = Array.from(heights.subarray(0, columns * rows), logarithm);
  const generator = contours().size([columns, rows]);
  return levels.map((level) => {
    const rings = generator.contour(logarithms, log(level)).coordinates.flat();
    const areas = rings.map((ring) => ring.map(([x, y]) => [(x as number) - 0.5, (y as number) - 0.5] as const));
    return { level, areas, lines: areas.flatMap((ring) => withoutEdge(ring, columns, rows)) };
  });
}

/** The least positive number that is not denormal. */
const SMALLEST = 2 ** -1022;

/** A loss that is not a number is beyond everything, not below. */
function logarithm(loss: number): number {
  return loss < Number.POSITIVE_INFINITY ? log(Math.max(loss, SMALLEST)) : Number.POSITIVE_INFINITY;
}

/** The parts of a closed ring that do not run along the edge of the grid. */
function withoutEdge(ring: readonly GridPoint[], columns: number, rows: number): GridPoint[][] {
  const isEdge = ([x, y]: GridPoint) => x < 0 || y < 0 || x > columns - 1 || y > rows - 1;
  const start = ring.findIndex(isEdge);
  if (start < 0) return [[...ring]];
  // Begins on the edge, so that no part is cut in two where the ring closes.
  const open = ring.slice(0, -1);
  const turned = [...open.slice(start), ...open.slice(0, start + 1)];
  const lines: GridPoint[][] = [];
  let line: GridPoint[] = [];
  for (const [i, point] of turned.entries()) {
    const next = turned[i + 1];
    line.push(point);
    if (!next || (isEdge(point) && isEdge(next))) {
      if (line.length > 1) lines.push(line);
      line = [];
    }
  }
  return lines;
}
