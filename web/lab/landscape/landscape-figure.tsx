import type { Signal } from "@preact/signals";
import { useId, useMemo, useRef } from "preact/hooks";
import type { Landscape } from "../lab-state.ts";
import type { GridPoint } from "./contour-lines.ts";
import { ContourMap } from "./contour-map.tsx";
import { HeightsTable } from "./heights-table.tsx";
import type { LandscapeState } from "./landscape-state.ts";
import { LazySurface } from "./lazy-surface.tsx";
import { levelsBetween } from "./levels.ts";
import { LossProfile } from "./loss-profile.tsx";
import { MapLegend } from "./map-legend.tsx";
import { gridPointOf } from "./map-place.ts";
import { PathLayer } from "./path-layer.tsx";
import { PathSlider } from "./path-slider.tsx";
import { mapSentence } from "./wording.ts";

/** How many rows of the grid come together onto the map while it is computed. */
const ROWS_AT_ONCE = 9;

/** Map or surface, with the legend, a slider along the path, and the same in words, lines and tables. */
export function LandscapeFigure({ state, landscape: latest, note }: { state: LandscapeState; landscape: Landscape; note: Signal<string> }) {
  const id = useId();
  // A surface is shown whole: until the next one is complete, the last one stays.
  const whole = useRef<Landscape | undefined>(undefined);
  if (latest.rowsDone >= latest.ys.length) whole.current = latest;
  const landscape = (state.isSurface.value && whole.current) || latest;
  const { xs, ys, heights, rowsDone, path, range } = landscape;
  const size = xs.length;
  const [low, high] = range;
  const levels = useMemo(() => levelsBetween(low, high), [low, high]);
  const points = useMemo(() => Array.from(path.x, (x, i) => gridPointOf(x, path.y[i] as number, xs, ys)), [path, xs, ys]);
  const isComplete = rowsDone >= size;
  const rows = isComplete ? size : rowsDone - (rowsDone % ROWS_AT_ONCE);
  const grid = useMemo(() => ({ xs, ys, heights, rows }), [xs, ys, heights, rows]);
  // The mark belongs to the latest path, which may be longer than the one that is shown.
  const mark = Math.min(state.shownMark.value, path.epochs.length - 1);
  const axes = axisNames(landscape.plane);
  // While rows arrive, only the ground is drawn again.
  const layer = useMemo(
    () => <PathLayer points={points} losses={path.losses} levels={levels} size={size} marked={mark} />,
    [points, path, levels, size, mark],
  );
  const legend = useMemo(() => <MapLegend levels={levels} />, [levels]);
  const profile = useMemo(() => <LossProfile path={path} marked={mark} />, [path, mark]);
  return (
    <div class="landscape-figures">
      <figure class="landscape-figure">
        <figcaption id={`${id}-words`} class="visually-hidden">
          {isComplete ? mapSentence(landscape, "The path ends at (0, 0).") : "The map is being computed."}
        </figcaption>
        {note.value && <p role="status">{note.value}</p>}
        {state.isSurface.value && isComplete ? (
          <LazySurface state={state} grid={grid} levels={levels} path={path} note={note} axes={axes} describedBy={`${id}-words`} />
        ) : (
          <ContourMap
            grid={grid}
            levels={levels}
            label="Contour map of the training loss with the path of the run"
            describedBy={`${id}-words`}
            axes={axes}
            free={points}
            onPoint={(point) => {
              state.marked.value = point && nearestPoint(point, points, size);
            }}
          >
            {layer}
          </ContourMap>
        )}
        {legend}
        <PathSlider state={state} path={path} />
        {isComplete && <HeightsTable grid={grid} />}
      </figure>
      {profile}
    </div>
  );
}

function axisNames(plane: "run" | "random"): readonly [string, string] {
  return plane === "run" ? ["along the first direction", "along the second direction"] : ["along one random direction", "along another"];
}

/** How near the pointer must come to a point of the path, as a share of the side. */
const REACH = 0.06;

function nearestPoint([column, row]: GridPoint, points: readonly GridPoint[], size: number): number | undefined {
  let nearest: number | undefined;
  let least = REACH * size;
  for (const [i, [c, r]] of points.entries()) {
    const distance = Math.hypot(c - column, r - row);
    if (distance <= least) {
      least = distance;
      nearest = i;
    }
  }
  return nearest;
}
