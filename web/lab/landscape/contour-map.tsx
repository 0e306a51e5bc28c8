import type { ComponentChildren } from "preact";
import { useId, useMemo } from "preact/hooks";
import { roundNumbers } from "../../components/scales.ts";
import { bandColour } from "./colours.ts";
import { labelsOf } from "./contour-labels.ts";
import { contoursOf, type GridPoint } from "./contour-lines.ts";
import { gridPointOf, gridPointUnder, MAP, type MapGrid, pathOf, placeOf } from "./map-place.ts";
import { levelText } from "./wording.ts";

/** A contour map of losses; `children` is drawn on it. What has been computed stays where it is while more rows arrive. */
export function ContourMap({
  grid,
  levels,
  label,
  describedBy,
  axes,
  free = [],
  onPoint,
  children,
}: {
  grid: MapGrid;
  levels: readonly number[];
  label: string;
  describedBy: string;
  /** What the two axes are. */
  axes: readonly [string, string];
  /** Points of the grid where no label may stand. */
  free?: readonly GridPoint[];
  /** The point of the grid under the pointer, or undefined when it leaves. */
  onPoint?: (point: GridPoint | undefined) => void;
  children?: ComponentChildren;
}) {
  const clip = useId();
  const { xs, rows } = grid;
  const size = xs.length;
  const top = placeOf([0, Math.max(0, rows - 1)], size)[1];
  return (
    <svg
      class="loss-map"
      viewBox={`0 0 ${MAP.width} ${MAP.height}`}
      role="img"
      aria-label={label}
      aria-describedby={describedBy}
      onPointerMove={(event) => onPoint?.(gridPointUnder(event, event.currentTarget.getBoundingClientRect(), size))}
      onPointerLeave={() => onPoint?.(undefined)}
    >
      <clipPath id={clip}>
        <rect x={MAP.left} y={top} width={MAP.side} height={MAP.top + MAP.side - top} />
      </clipPath>
      <rect class="loss-map-blank" x={MAP.left} y={MAP.top} width={MAP.side} height={MAP.side} />
      <g clip-path={`url(#${clip})`}>
        <Terrain grid={grid} levels={levels} free={free} />
      </g>
      <MapAxes grid={grid} axes={axes} />
      {children}
    </svg>
  );
}

/** Bands of colour, the lines between them, and their levels. */
function Terrain({ grid: { xs, heights, rows }, levels, free }: { grid: MapGrid; levels: readonly number[]; free: readonly GridPoint[] }) {
  const size = xs.length;
  const found = useMemo(() => contoursOf({ columns: size, rows, heights }, levels), [heights, rows, levels, size]);
  const isComplete = rows === size;
  const labels = useMemo(() => (isComplete ? labelsOf(found, size, rows, free) : []), [found, isComplete, size, rows, free]);
  return (
    <>
      <rect class="loss-band" x={MAP.left} y={MAP.top} width={MAP.side} height={MAP.side} fill={bandColour(0, levels.length + 1)} />
      {found.map(({ level, areas }, i) => (
        <path
          key={level}
          class="loss-band"
          fill={bandColour(i + 1, levels.length + 1)}
          d={areas.map((ring) => pathOf(ring, size, true)).join("")}
        />
      ))}
      {found.map(({ level, lines }) => (
        <path key={level} class="loss-contour" d={lines.map((line) => pathOf(line, size)).join("")} />
      ))}
      {labels.map(({ level, at, angle }) => {
        const [x, y] = placeOf(at, size).map((value) => value.toFixed(1));
        return (
          <text key={level} class="loss-level" transform={`translate(${x} ${y}) rotate(${angle.toFixed(0)})`} dy="0.35em">
            {levelText(level)}
          </text>
        );
      })}
    </>
  );
}

function MapAxes({ grid: { xs, ys }, axes }: { grid: MapGrid; axes: readonly [string, string] }) {
  const bottom = MAP.top + MAP.side;
  const ticksOf = (values: Float64Array) => roundNumbers(values[0] as number, values.at(-1) as number, 5);
  return (
    <g class="plot-axes">
      <rect class="plot-frame" x={MAP.left} y={MAP.top} width={MAP.side} height={MAP.side} />
      {ticksOf(xs).map((tick) => {
        const [x] = placeOf(gridPointOf(tick, 0, xs, ys), xs.length);
        return (
          <g key={tick}>
            <path class="plot-tick" d={`M${x} ${bottom}v4`} />
            <text x={x} y={bottom + 17} text-anchor="middle">
              {signed(tick)}
            </text>
          </g>
        );
      })}
      {ticksOf(ys).map((tick) => {
        const [, y] = placeOf(gridPointOf(0, tick, xs, ys), xs.length);
        return (
          <g key={tick}>
            <path class="plot-tick" d={`M${MAP.left} ${y}h-4`} />
            <text x={MAP.left - 7} y={y + 4} text-anchor="end">
              {signed(tick)}
            </text>
          </g>
        );
      })}
      <text class="plot-label" x={MAP.left + MAP.side / 2} y={MAP.height - 4} text-anchor="middle">
        {axes[0]}
      </text>
      <text class="plot-label" transform={`translate(11 ${MAP.top + MAP.side / 2}) rotate(-90)`} text-anchor="middle">
        {axes[1]}
      </text>
    </g>
  );
}

function signed(value: number): string {
  return String(value).replace("-", "−");
}
