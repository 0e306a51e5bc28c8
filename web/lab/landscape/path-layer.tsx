import { bandColour, bandOf } from "./colours.ts";
import type { GridPoint } from "./contour-lines.ts";
import { pathOf, placeOf } from "./map-place.ts";

/**
 * The path of a run on a map: its start a ring, its end a square. Each dot has the colour of the real loss, so that it stands out
 * from the ground where the path does not lie on the plane.
 */
export function PathLayer({
  points,
  losses,
  levels,
  size,
  marked,
}: {
  points: readonly GridPoint[];
  losses: Float64Array;
  levels: readonly number[];
  size: number;
  /** The index of the point under the pointer or at the slider. */
  marked: number | undefined;
}) {
  const [start, end] = [points[0] as GridPoint, points.at(-1) as GridPoint];
  const [startX, startY] = placeOf(start, size);
  const [endX, endY] = placeOf(end, size);
  const mark = marked === undefined ? undefined : points[marked];
  const [markX, markY] = mark ? placeOf(mark, size) : [0, 0];
  return (
    <g class="loss-path">
      <path class="loss-path-casing" d={pathOf(points, size)} />
      <path class="loss-path-line" d={pathOf(points, size)} />
      {spaced(points, size).map((i) => {
        const [x, y] = placeOf(points[i] as GridPoint, size);
        return (
          <circle
            key={i}
            class="loss-path-dot"
            cx={x}
            cy={y}
            r={2.6}
            fill={bandColour(bandOf(losses[i] as number, levels), levels.length + 1)}
          />
        );
      })}
      <circle class="loss-path-end" cx={startX} cy={startY} r={5.5} />
      <rect class="loss-path-end" x={endX - 5} y={endY - 5} width={10} height={10} />
      <text class="loss-path-name" x={startX} y={startY - 13} text-anchor="middle">
        start
      </text>
      <text class="loss-path-name" x={endX} y={endY - 14} text-anchor="middle">
        end
      </text>
      {mark && <circle class="loss-path-mark" cx={markX} cy={markY} r={9} />}
    </g>
  );
}

/** How far apart two dots are at least, in units of the map. */
const SPACING = 8;

/** The indices of points that are far enough apart to be told apart. */
function spaced(points: readonly GridPoint[], size: number): number[] {
  const chosen: number[] = [];
  let [lastX, lastY] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [i, point] of points.entries()) {
    const [x, y] = placeOf(point, size);
    if (Math.hypot(x - lastX, y - lastY) < SPACING) continue;
    chosen.push(i);
    [lastX, lastY] = [x, y];
  }
  return chosen;
}
