import { useSignalEffect } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { LabState } from "../lab-state.ts";
import { RaceLanes } from "./race-lanes.tsx";
import { RaceMap } from "./race-map.tsx";
import { RaceProfile } from "./race-profile.tsx";
import { createRaceState, type RaceState, STARTS } from "./race-state.ts";
import { ResultsTable } from "./race-table.tsx";
import { farSentence, raceSentence } from "./race-wording.ts";
import { StartsTable } from "./starts-table.tsx";
import { useReplay } from "./use-replay.ts";

/** Five ways down from one start: on one map, in numbers, and from a hundred other starts. */
export function RaceSection({ lab }: { lab: LabState }) {
  const state = useMemo(() => createRaceState(lab), [lab]);
  useReplay(state);
  useResults(state);
  const lanes = state.lanes.value;
  const result = state.shown.value?.result;
  const error = lab.race.value?.error;
  return (
    <section class="race" aria-labelledby="race-title">
      <h2 id="race-title">The race</h2>
      <p>
        Five runs of one network from one start, on the same rows in batches of 32, for 60 epochs. Only the optimizer, its learning rate and
        its schedule differ. The article shows these runs as flights over the loss landscape.
      </p>
      <RaceLanes state={state} />
      <RaceButtons state={state} />
      {error && <p role="alert">The race could not be run: {error}.</p>}
      {result && lanes.length > 0 && (
        <>
          <p>
            {raceSentence(result, lanes)} {farSentence(lanes)}
          </p>
          <div class="landscape-figures">
            <RaceMap state={state} result={result} lanes={lanes} />
            <RaceProfile lanes={lanes} epoch={state.epoch.value} />
          </div>
          <ResultsTable lanes={lanes} lab={lab} />
          <StartsTable lanes={lanes} />
        </>
      )}
    </section>
  );
}

function RaceButtons({ state }: { state: RaceState }) {
  const { shown, progress, isPlaying } = state;
  const running = progress.value;
  return (
    <div class="race-buttons">
      <div class="button-row">
        {shown.value ? (
          <button
            type="button"
            class="button small"
            onClick={() => {
              if (!isPlaying.value && state.epoch.value >= state.lastEpoch.value) state.epoch.value = 0;
              isPlaying.value = !isPlaying.value;
            }}
          >
            {isPlaying.value ? "Pause" : "Replay"}
          </button>
        ) : (
          <button type="button" class="button small" disabled={running !== undefined} onClick={() => state.run()}>
            Run the race
          </button>
        )}
        <button type="button" class="button quiet small" disabled={running !== undefined} onClick={() => state.run(STARTS)}>
          From {STARTS} starts
        </button>
      </div>
      {running && (
        <label class="race-progress">
          <progress value={running.done} max={running.total} /> {running.done} of {running.total} trainings
        </label>
      )}
    </div>
  );
}

/** Shows a result when it comes; that of other lanes than before where they end, since replaying is the visitor's choice. */
function useResults(state: RaceState): void {
  useSignalEffect(() => {
    const race = state.lab.race.value;
    // A result that was under way when other lanes were asked for is not theirs.
    if (!race?.result || race.result.lanes.length !== race.lanes.length) return;
    const before = state.shown.peek();
    state.shown.value = { lanes: race.lanes, result: race.result };
    if (before?.lanes !== race.lanes) state.epoch.value = state.lastEpoch.peek();
  });
}
