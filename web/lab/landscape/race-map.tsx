import { useId, useMemo } from "preact/hooks";
import { extent } from "../training/grid.ts";
import type { RaceResult } from "../training/protocol.ts";
import type { GridPoint } from "./contour-lines.ts";
import { ContourMap } from "./contour-map.tsx";
import { levelsBetween } from "./levels.ts";
import { MapLegend } from "./map-legend.tsx";
import { gridPointOf, pathOf, placeOf } from "./map-place.ts";
import type { FlownLane, RaceState } from "./race-state.ts";
import { lossText, mapSentence } from "./wording.ts";

/** All lanes on the map of their common plane, up to the chosen epoch. */
export function RaceMap({ state, result, lanes }: { state: RaceState; result: RaceResult; lanes: readonly FlownLane[] }) {
  const id = useId();
  const { xs, ys, heights } = result;
  const size = xs.length;
  const levels = useMemo(() => levelsBetween(...extent(heights)), [heights]);
  const grid = useMemo(() => ({ xs, ys, heights, rows: size }), [xs, ys, heights, size]);
  const paths = useMemo(() => lanes.map(({ x, y }) => Array.from(x, (at, i) => gridPointOf(at, y[i] as number, xs, ys))), [lanes, xs, ys]);
  const free = useMemo(() => paths.flatMap(dense), [paths]);
  const [startX, startY] = placeOf(paths[0]?.[0] ?? [0, 0], size);
  const epoch = state.epoch.value;
  return (
    <figure class="landscape-figure">
      <figcaption id={`${id}-words`} class="visually-hidden">
        {mapSentence(result, "The paths of all lanes start at one point.")}
      </figcaption>
      <ContourMap
        grid={grid}
        levels={levels}
        label={`Contour map of the training loss with the paths of ${lanes.length} lanes`}
        describedBy={`${id}-words`}
        axes={["along the first direction", "along the second direction"]}
        free={free}
      >
        {lanes.map(({ number, name }, l) => {
          const path = paths[l]?.slice(0, epoch + 1) ?? [];
          return (
            <g key={name} class={`lane lane-${number}`}>
              <path class="lane-casing" d={pathOf(path, size)} />
              <path class="lane-line" d={pathOf(path, size)} />
            </g>
          );
        })}
        <circle class="loss-path-end" cx={startX} cy={startY} r={5} />
        <text class="loss-path-name" x={startX} y={startY - 10} text-anchor="middle">
          start
        </text>
        {epoch > 0 &&
          lanes.map(({ number, name }, l) => {
            const path = paths[l] ?? [];
            const [x, y] = placeOf(path[Math.min(epoch, path.length - 1)] ?? [0, 0], size);
            return (
              <g key={name} class={`lane lane-${number}`} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
                <circle class="lane-head" r={8} />
                <text class="lane-number" y={4} text-anchor="middle">
                  {number}
                </text>
              </g>
            );
          })}
      </ContourMap>
      <MapLegend levels={levels} />
      <label class="slider path-slider">
        <span>
          Epoch <strong>{epoch}</strong> of {state.lastEpoch.value}
        </span>
        <input
          type="range"
          min="0"
          max={state.lastEpoch.value}
          step="1"
          value={epoch}
          aria-valuetext={`epoch ${epoch}: ${lanes.map(({ name, losses }) => `${name} ${lossText(losses[Math.min(epoch, losses.length - 1)] as number)}`).join(", ")}`}
          onInput={({ currentTarget }) => {
            state.isPlaying.value = false;
            state.epoch.value = currentTarget.valueAsNumber;
          }}
        />
      </label>
    </figure>
  );
}

/** Points along a path that are at most two squares of the grid apart, so that no label covers it. */
function dense(path: readonly GridPoint[]): GridPoint[] {
  return path.slice(1).flatMap(([column, row], i) => {
    const [fromColumn, fromRow] = path[i] as GridPoint;
    const pieces = Math.ceil(Math.hypot(column - fromColumn, row - fromRow) / 2);
    return Array.from({ length: pieces }, (_, p): GridPoint => {
      const share = (p + 1) / pieces;
      return [fromColumn + share * (column - fromColumn), fromRow + share * (row - fromRow)];
    });
  });
}
