import { useMemo } from "preact/hooks";
import { descent } from "../../../../data/lessons/07-descent.ts";
import { contourPaths, LEVELS, type Place } from "./landscape.ts";

type Coordinate = (value: number) => number;

/** The landscape of the loss: the less shaded, the lower. A cross marks its lowest point. */
export function ContourLayer({ x, y }: { x: Coordinate; y: Coordinate }) {
  const paths = useMemo(() => contourPaths(x, y), []);
  const { w, b } = descent.minimum.figures;
  return (
    <>
      {paths.map((path, i) => (
        <path key={LEVELS[i]} class="contour" d={path} />
      ))}
      <path class="contour-lowest" d={`M${x(w) - 5} ${y(b)}h10M${x(w)} ${y(b) - 5}v10`} />
    </>
  );
}

/** A way over the map, with a dot where each step ended. */
export function Way({ places, style = "", x, y }: { places: readonly Place[]; style?: string; x: Coordinate; y: Coordinate }) {
  const points = places.map(({ w, b }) => `${x(w).toFixed(1)} ${y(b).toFixed(1)}`);
  return (
    <>
      <path class={`plot-line way ${style}`} d={`M${points.join("L")}`} />
      <path class={`way-dots ${style}`} d={points.map((point) => `M${point}h0`).join("")} />
    </>
  );
}
