import { contours } from "d3-contour";
import { useId } from "preact/hooks";
import { place, type Scale } from "./axes.tsx";

/** From each of these probabilities on, the map has another colour; between the middle two of its bands the prediction changes. */
const LEVELS = [0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98];

/** How many points along each side a map is computed at. */
export const MAP_POINTS = 41;

/** What the second class's probability is everywhere between the axes, as filled bands. `heights` are row by row, from the bottom left. */
export function ProbabilityMap({ x, y, heights }: { x: Scale; y: Scale; heights: ArrayLike<number> }) {
  const clip = useId();
  const [left, right, top, bottom] = [x.range[0], x.range[1], y.range[1], y.range[0]];
  const bands = contours().size([MAP_POINTS, MAP_POINTS]).thresholds(LEVELS)(Array.from(heights));
  const px = (column: number) => place(left + ((column - 0.5) / (MAP_POINTS - 1)) * (right - left));
  const py = (row: number) => place(bottom + ((row - 0.5) / (MAP_POINTS - 1)) * (top - bottom));
  const outline = (ring: readonly (readonly number[])[]) =>
    `M${ring.map((at) => `${px(at[0] as number)} ${py(at[1] as number)}`).join("L")}Z`;
  const paths = bands.map(({ coordinates }) => coordinates.map((polygon) => polygon.map(outline).join("")).join(""));
  return (
    <g>
      <clipPath id={clip}>
        <rect x={left} y={top} width={right - left} height={bottom - top} />
      </clipPath>
      <g clip-path={`url(#${clip})`}>
        <rect class="band band-0" x={left} y={top} width={right - left} height={bottom - top} />
        {paths.map((d, level) => (
          <path key={LEVELS[level]} class={`band band-${level + 1}`} d={d} />
        ))}
        <path class="boundary" d={paths[LEVELS.indexOf(0.5)]} />
      </g>
      <rect class="plot-frame" x={left} y={top} width={right - left} height={bottom - top} />
    </g>
  );
}

/** The heights of a map: `heightsAt` fills the second argument with the probability at each pair of the first. */
export function mapHeights(
  [fromX, toX]: readonly [number, number],
  [fromY, toY]: readonly [number, number],
  fill: (pairs: Float64Array, heights: Float64Array) => void,
): Float64Array {
  const count = MAP_POINTS * MAP_POINTS;
  const pairs = new Float64Array(2 * count);
  for (let i = 0; i < count; i++) {
    pairs[2 * i] = fromX + ((i % MAP_POINTS) / (MAP_POINTS - 1)) * (toX - fromX);
    pairs[2 * i + 1] = fromY + (Math.floor(i / MAP_POINTS) / (MAP_POINTS - 1)) * (toY - fromY);
  }
  const heights = new Float64Array(count);
  fill(pairs, heights);
  return heights;
}
