import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { descent } from "../../../../data/lessons/07-descent.ts";
import { DataTable } from "../../../components/plot.tsx";
import { Readout } from "../../parts/readout.tsx";
import { Slider } from "../../parts/slider.tsx";
import { DescentMap } from "./descent-map.tsx";
import { arrivedAfter, createDescentState, MOST_STEPS, type Point } from "./descent-state.ts";

const { largestRate } = descent.minimum.figures;

/** From tiny to far too large, about evenly spaced on a logarithmic scale, and closely around the largest that settles. */
const RATES = [0.01, 0.02, 0.05, 0.07, 0.1, 0.2, 0.5, 0.7, 1, 2, 3, 5, 7, 10, 15, 20, 25, 27, 30, 35, 42, 50];

/** After this many steps within reach of the minimum a run stops. */
const SETTLED = 20;
/** A run shows its first steps one by one, then more at a time, so that it ends within seconds. */
const FRAMES_PER_DOUBLING = 60;

/** The map to place a start on, and the steps down from there. */
export function Control() {
  const state = useMemo(createDescentState, []);
  const isRunning = useSignal(false);
  const said = useSignal("");
  const path = state.path.value;
  const now = path.at(-1) as Point;
  const arrived = arrivedAfter(path);
  const isAtEnd = useComputed(() => isSettled(state.path.value));

  const say = (): void => {
    said.value = sentence(state.path.value);
  };
  const start = (): void => {
    isRunning.value = true;
  };
  const stop = (): void => {
    isRunning.value = false;
    say();
  };
  const restart = (): void => {
    state.restart();
    stop();
  };
  const take = (steps: number): void => {
    isRunning.value = false;
    state.take(steps);
    say();
  };

  useEffect(() => {
    if (!isRunning.value) return;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      while (!isAtEnd.value) state.take(1);
      return stop();
    }
    let frame = requestAnimationFrame(function draw() {
      // The effect is cleaned up only after the next render.
      if (!isRunning.peek()) return;
      const taken = state.path.value.length - 1;
      for (let i = 0; i <= taken / FRAMES_PER_DOUBLING && !isAtEnd.value; i++) state.take(1);
      if (isAtEnd.value) return stop();
      frame = requestAnimationFrame(draw);
    });
    return () => cancelAnimationFrame(frame);
  }, [isRunning.value]);

  return (
    <div class="control-pair">
      <figure class="drawing">
        <DescentMap
          path={path}
          onPlace={(place) => {
            isRunning.value = false;
            state.placeStart(place);
          }}
        />
        <figcaption>Click or drag to place the start, or move it with the arrow keys. The cross is the lowest point.</figcaption>
      </figure>
      <div class="control-side">
        <Slider
          label="Learning rate"
          value={RATES.indexOf(state.rate.value)}
          min={0}
          max={RATES.length - 1}
          step={1}
          format={(index) => String(RATES[index])}
          onInput={(index) => {
            state.rate.value = RATES[index] as number;
          }}
        />
        <label class="check">
          <input
            type="checkbox"
            checked={state.hasMomentum.value}
            onInput={({ currentTarget }) => {
              state.hasMomentum.value = currentTarget.checked;
            }}
          />
          Momentum: keep 0.9 of the step before
        </label>
        <p class="soft">
          {state.rate.value > largestRate && !state.hasMomentum.value
            ? `This rate is above ${largestRate.toFixed(1)}: near the lowest point every step overshoots farther than the last.`
            : "Rate and momentum hold from the next step on, so you can change them on the way."}
        </p>
        <div class="button-row">
          <button type="button" class="button" disabled={path.length > MOST_STEPS} onClick={() => take(1)}>
            Step
          </button>
          <button type="button" class="button quiet" disabled={path.length > MOST_STEPS} onClick={() => take(10)}>
            10 steps
          </button>
          <button type="button" class="button quiet" disabled={!isRunning.value && isAtEnd.value} onClick={isRunning.value ? stop : start}>
            {isRunning.value ? "Stop" : "Run"}
          </button>
          <button type="button" class="button quiet" disabled={path.length === 1} onClick={restart}>
            Start again
          </button>
        </div>
        <Readout
          figures={[
            ["Steps", path.length - 1],
            ["Loss", now.loss.toFixed(4)],
            ["w, b", `${now.w.toFixed(2)}, ${now.b.toFixed(2)}`.replaceAll("-", "−")],
            ["Within 1%", arrived === undefined ? "not yet" : `after ${arrived} ${arrived === 1 ? "step" : "steps"}`],
          ]}
        />
        <p class="visually-hidden" role="status">
          {said}
        </p>
        <details class="path-table">
          <summary>Show the steps as a table</summary>
          <DataTable label="Steps of the descent" table={pathTable(path)} />
        </details>
      </div>
    </div>
  );
}

/** Whether a run has nothing more to show. */
function isSettled(path: readonly Point[]): boolean {
  const arrived = arrivedAfter(path);
  return path.length > MOST_STEPS || (arrived !== undefined && path.length - arrived > SETTLED);
}

function sentence(path: readonly Point[]): string {
  const arrived = arrivedAfter(path);
  const place = arrived === undefined ? "not yet within 1% of the lowest loss" : `within 1% of the lowest loss since step ${arrived}`;
  return `After ${path.length - 1} steps the loss is ${(path.at(-1) as Point).loss.toFixed(4)}, ${place}.`;
}

/** The last steps. */
function pathTable(path: readonly Point[]) {
  const from = Math.max(0, path.length - 50);
  return {
    columns: ["Step", "w", "b", "Loss"],
    rows: path.slice(from).map(({ w, b, loss }, i) => [from + i, w.toFixed(3), b.toFixed(3), loss.toFixed(5)]),
  };
}
