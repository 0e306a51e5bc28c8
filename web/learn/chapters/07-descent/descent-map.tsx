import { useRef } from "preact/hooks";
import { scale, XAxis, YAxis } from "../../parts/axes.tsx";
import { ContourLayer, Way } from "./contour-layer.tsx";
import type { Point } from "./descent-state.ts";
import { B_RANGE, type Place, W_RANGE } from "./landscape.ts";

const WIDTH = 400;
const HEIGHT = 340;
const x = scale(W_RANGE, [40, WIDTH - 10]);
const y = scale(B_RANGE, [HEIGHT - 46, 22]);

/** How far an arrow key moves the start, and with Shift. */
const NUDGE = 0.5;
const LEAP = 2;

const arrows: Readonly<Record<string, readonly [w: number, b: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The map with the way so far. A click, a drag or the arrow keys place the start. */
export function DescentMap({ path, onPlace }: { path: readonly Point[]; onPlace: (place: Place) => void }) {
  const map = useRef<SVGSVGElement>(null);
  const start = path[0] as Point;
  const placeAt = ({ clientX, clientY }: MouseEvent): void => {
    const { left, top, width } = (map.current as SVGSVGElement).getBoundingClientRect();
    const unit = WIDTH / width;
    onPlace({ w: inverse(x, (clientX - left) * unit), b: inverse(y, (clientY - top) * unit) });
  };
  const drag = (event: PointerEvent): void => {
    if ((event.currentTarget as Element).hasPointerCapture(event.pointerId)) placeAt(event);
  };
  const press = (event: PointerEvent): void => {
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    placeAt(event);
  };
  const nudge = (event: KeyboardEvent): void => {
    const arrow = arrows[event.key];
    if (!arrow) return;
    event.preventDefault();
    const by = event.shiftKey ? LEAP : NUDGE;
    onPlace({ w: start.w + by * arrow[0], b: start.b + by * arrow[1] });
  };
  return (
    <svg
      ref={map}
      class="descent-map"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="application"
      // Names of attributes are case-sensitive in SVG that scripts create: tabIndex would make no tab stop.
      tabindex={0}
      aria-label={`Map of the loss. The start is at w = ${start.w.toFixed(1)}, b = ${start.b.toFixed(1)}; the arrow keys move it, with Shift farther.`}
      onKeyDown={nudge}
      onPointerDown={press}
      onPointerMove={drag}
      onClick={placeAt}
    >
      <clipPath id="descent-map-clip">
        <rect x={x.range[0]} y={y.range[1]} width={x.range[1] - x.range[0]} height={y.range[0] - y.range[1]} />
      </clipPath>
      <YAxis x={x} y={y} ticks={[-10, -5, 0, 5]} label="bias b" />
      <XAxis x={x} y={y} ticks={[-5, 0, 5, 10, 15]} label="weight w" />
      <g clip-path="url(#descent-map-clip)">
        <ContourLayer x={x} y={y} />
        <Way places={path} x={x} y={y} />
        <circle class="way-now" cx={x((path.at(-1) as Point).w)} cy={y((path.at(-1) as Point).b)} r="4.5" />
      </g>
      <g class="way-start">
        <circle class="way-start-target" cx={x(start.w)} cy={y(start.b)} r="16" />
        <circle class="plot-dot" cx={x(start.w)} cy={y(start.b)} r="6" />
      </g>
    </svg>
  );
}

/** The value at a coordinate. */
function inverse({ domain, range }: typeof x, coordinate: number): number {
  return domain[0] + ((coordinate - range[0]) / (range[1] - range[0])) * (domain[1] - domain[0]);
}
