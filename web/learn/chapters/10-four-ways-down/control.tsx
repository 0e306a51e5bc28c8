import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { fourWaysDown } from "../../../../data/lessons/10-four-ways-down.ts";
import { lanes } from "../../../../model/lessons/lanes.ts";
import { DataTable } from "../../../components/plot.tsx";
import { percent } from "../../../format.ts";
import { useLessonWorker } from "../../worker/lesson-worker.ts";
import { LanePlot } from "./lane-plot.tsx";
import { createRaceState, OTHER_STARTS, type RaceState } from "./race-state.ts";
import { StartStrips } from "./start-strips.tsx";

const EPOCHS = 60;
const SECONDS = 3;

/** The lanes live from one start, and from a hundred others. */
export function Control() {
  const worker = useLessonWorker();
  const state = useMemo(() => createRaceState(worker), []);
  const runs = state.runs.value;
  const shown = useEpochs(runs);
  const isDone = runs.length > 0 && shown === EPOCHS;
  return (
    <div class="control-pair">
      <div class={isDone ? "control-side" : "control-side race-open"}>
        <LanePlot
          title={state.seed.value === 1 ? "From the article’s start" : `From random start ${state.seed.value - 1}`}
          summary="Trained in your browser when you press a button."
          losses={runs.map(({ losses }) => losses.slice(0, shown + 1))}
        />
        <div class="button-row">
          <button type="button" class="button" disabled={state.isRunning.value} onClick={() => state.race(1)}>
            Race from the article’s start
          </button>
          <button type="button" class="button quiet" disabled={state.isRunning.value} onClick={() => state.race(state.seed.value + 1)}>
            From another start
          </button>
        </div>
        <p role="status" class="race-verdict">
          {isDone ? winner(runs.map(({ losses }) => losses.at(-1) as number)) : ""}
        </p>
        {state.error.value && <p class="error">{`The race could not be run: ${state.error.value}.`}</p>}
        <Ends runs={runs} />
      </div>
      <Others state={state} />
    </div>
  );
}

/** What each lane came to. Until the race is over the table is there unseen, so that the page does not grow. */
function Ends({ runs }: { runs: RaceState["runs"]["value"] }) {
  return (
    <table class="lesson-figures race-ends">
      <thead>
        <tr>
          <th scope="col">Way down</th>
          <th scope="col" class="number">
            Loss
          </th>
          <th scope="col" class="number">
            Held out: right
          </th>
          <th scope="col" class="number">
            Silent units
          </th>
        </tr>
      </thead>
      <tbody>
        {lanes.map(({ name }, l) => {
          const run = runs[l];
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="number">{run?.losses.at(-1)?.toFixed(4) ?? "–"}</td>
              <td class="number">{run ? percent(run.heldOutAccuracy) : "–"}</td>
              <td class="number">{run?.silentUnits ?? "–"}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A hundred other starts, as they come. */
function Others({ state }: { state: RaceState }) {
  const others = state.others.value;
  const done = others?.done ?? 0;
  const isRacing = state.isRunning.value && others !== undefined && others.done < OTHER_STARTS;
  const rate7 = lanes.findIndex(({ rate }) => rate === 7);
  const expected = fourWaysDown.otherStarts.figures[rate7]?.allSilent;
  return (
    <div class={done > 0 ? "control-side" : "control-side race-open"}>
      <h3>One start may be luck</h3>
      <StartStrips
        losses={others?.losses ?? []}
        caption={`One mark per start: where each way down has come after ${EPOCHS} epochs. Far to the right are the networks whose units have all fallen silent.`}
      />
      <div class="button-row">
        {isRacing ? (
          <button type="button" class="button quiet" onClick={() => state.stop()}>
            Stop
          </button>
        ) : (
          <button type="button" class="button" disabled={state.isRunning.value} onClick={() => state.raceOthers()}>
            Race from {OTHER_STARTS} other starts
          </button>
        )}
        <progress max={OTHER_STARTS} value={others?.done ?? 0} aria-label="Starts done" />
      </div>
      <details class="path-table">
        <summary>Show the losses as a table</summary>
        <DataTable
          label="The final loss of each lane from each start"
          table={{
            columns: ["Start", ...lanes.map(({ name }) => name)],
            rows: Array.from({ length: done }, (_, i) => [i + 1, ...(others?.losses ?? []).map((lane) => lane[i]?.toFixed(4) ?? "")]),
          }}
        />
      </details>
      <p role="status" class="race-verdict">
        {others && !isRacing
          ? `From ${others.done} of ${OTHER_STARTS} starts: at rate 7 all units fell silent in ${others.allSilent[rate7]}${others.done === OTHER_STARTS ? ` (here as in the text: ${expected})` : ""}, in the other lanes in ${others.allSilent.reduce((sum, count, l) => (l === rate7 ? sum : sum + count), 0)}.`
          : ""}
      </p>
    </div>
  );
}

/** How many epochs of new runs are shown: all of them after some seconds, or at once if motion is to be reduced. */
function useEpochs(runs: readonly unknown[]): number {
  const shown = useSignal(0);
  useEffect(() => {
    if (runs.length === 0) return;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      shown.value = EPOCHS;
      return;
    }
    const from = performance.now();
    let frame = requestAnimationFrame(function draw(now) {
      shown.value = Math.min(EPOCHS, Math.max(0, Math.floor((EPOCHS * (now - from)) / (1000 * SECONDS))));
      if (shown.value < EPOCHS) frame = requestAnimationFrame(draw);
    });
    return () => cancelAnimationFrame(frame);
  }, [runs]);
  return shown.value;
}

function winner(losses: readonly number[]): string {
  const lowest = Math.min(...losses);
  return `${lanes[losses.indexOf(lowest)]?.name} has come lowest, to ${lowest.toFixed(4)}.`;
}
