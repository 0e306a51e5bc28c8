import type { Contour, GridPoint } from "./contour-lines.ts";

/** The text of a contour: where it stands and how it is turned, in degrees, so that it reads along the line. */
export interface ContourLabel {
  readonly level: number;
  readonly at: GridPoint;
  readonly angle: number;
}

/** With more contours than this, only every second or third has a label. */
const MOST_LABELS = 9;
/** How near two labels, or a label and the edge or something to be kept free, may come, as a share of the grid's side. */
const ROOM = 0.075;

/**
 * One label for each contour that has room for it: where its longest line is furthest from the other labels and from the points to
 * be kept free. Rows grow upwards on the map.
 */
export function labelsOf(found: readonly Contour[], columns: number, rows: number, free: readonly GridPoint[]): ContourLabel[] {
  const room = ROOM * columns;
  const taken: GridPoint[] = [...free];
  const labels: ContourLabel[] = [];
  const every = Math.ceil(found.length / MOST_LABELS);
  for (const { level, lines } of found.filter((_, i) => i % every === 0)) {
    const line = lines.reduce<readonly GridPoint[]>((longest, one) => (one.length > longest.length ? one : longest), []);
    let best: { at: GridPoint; i: number; distance: number } | undefined;
    for (let i = REACH; i < line.length - REACH; i++) {
      const at = line[i] as GridPoint;
      const distance = Math.min(edgeDistance(at, columns, rows) * 1.5, ...taken.map((other) => distanceOf(at, other)));
      if (distance > room && (!best || distance > best.distance)) best = { at, i, distance };
    }
    if (!best) continue;
    taken.push(best.at);
    labels.push({ level, at: best.at, angle: angleAt(line, best.i) });
  }
  return labels;
}

/** How many points before and after a label decide its angle. */
const REACH = 2;

function angleAt(line: readonly GridPoint[], i: number): number {
  const [ax, ay] = line[i - REACH] as GridPoint;
  const [bx, by] = line[i + REACH] as GridPoint;
  const degrees = (Math.atan2(-(by - ay), bx - ax) * 180) / Math.PI;
  // Never upside down.
  return degrees > 90 ? degrees - 180 : degrees < -90 ? degrees + 180 : degrees;
}

function distanceOf([ax, ay]: GridPoint, [bx, by]: GridPoint): number {
  return Math.hypot(ax - bx, ay - by);
}

function edgeDistance([x, y]: GridPoint, columns: number, rows: number): number {
  return Math.min(x, y, columns - 1 - x, rows - 1 - y);
}
